package org.exposureatlas.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The content of a seed file without its layout: order of keys, white space and line ends do not count. */
final class CanonicalContent {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalContent() {}

    static byte[] of(String file, byte @Nullable [] bytes) {
        if (bytes == null) {
            return new byte[0];
        }
        if (file.endsWith(".json")) {
            Map<?, ?> content = JSON.readValue(bytes, TreeMap.class);
            return JSON.writeValueAsBytes(content);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        out.writeBytes(text.strip().getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
