package org.exposureatlas.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The browser and the system a session is used with, as far as they tell: enough to recognize one's own.
 *
 * @param name   empty where it is none that is known
 * @param system empty where it is none that is known
 */
record Browser(String name, String system) {

    private static final int MOST_LOOKED_AT = 500;

    /** In this order: nearly every browser also claims to be another. */
    private static final Map<String, String> NAMES = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    static Browser of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent.substring(0, Math.min(userAgent.length(), MOST_LOOKED_AT));
        return new Browser(first(NAMES, text), first(SYSTEMS, text));
    }

    static Browser stored(@Nullable String text) {
        String[] parts = (text == null ? "|" : text).split("\\|", -1);
        return new Browser(parts[0], parts.length > 1 ? parts[1] : "");
    }

    String stored() {
        return name + "|" + system;
    }

    private static String first(Map<String, String> words, String text) {
        return words.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
