package org.exposureatlas.explore;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An address on this site whose query holds the state of a page. Parameters keep their order. */
record Address(String path, List<Map.Entry<String, String>> parameters) {

    Address {
        parameters = List.copyOf(parameters);
    }

    static Address of(String path) {
        return new Address(path, List.of());
    }

    /** The same with one value more; an empty value adds nothing. */
    Address and(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new Address(path, more);
    }

    /** The same with this value of the parameter alone. */
    Address with(String name, String value) {
        return without(name).and(name, value);
    }

    Address without(String name) {
        return new Address(
                path,
                parameters.stream()
                        .filter(entry -> !entry.getKey().equals(name))
                        .toList());
    }

    Address without(String name, String value) {
        return new Address(
                path,
                parameters.stream()
                        .filter(entry -> !entry.equals(Map.entry(name, value)))
                        .toList());
    }

    Address at(String otherPath) {
        return new Address(otherPath, parameters);
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return path;
        }
        StringBuilder text = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters) {
            text.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
