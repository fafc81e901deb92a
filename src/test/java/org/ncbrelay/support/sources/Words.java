package org.ncbrelay.support.sources;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts for people as they stand in {@code src/main/resources}. */
public final class Words {
    private Words() {}

    /**
     * The texts of one language, by key.
     *
     * @param bundle such as {@code messages}
     */
    public static Map<String, String> of(String bundle, String language) {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources", bundle + "_" + language + ".properties"))) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey = new TreeMap<>();
        texts.forEach((key, text) -> byKey.put(key.toString(), text.toString()));
        return byKey;
    }
}
