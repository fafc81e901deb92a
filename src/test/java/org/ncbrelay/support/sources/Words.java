package org.ncbrelay.support.sources;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts for people as they stand in {@code src/main/resources}. */
public final class Words {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*}|%s");

    /** The kinds of words of {@code models}; each key begins with one. */
    private static final Set<String> OF_MODELS = Set.of("process", "limit", "diagrams", "forms", "sources");

    private Words() {}

    /**
     * The texts of one language, by key.
     *
     * @param bundle such as {@code messages}, or a kind of words of {@code models}, such as {@code forms}
     */
    public static Map<String, String> of(String bundle, String language) {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources", file(bundle, language)))) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey = new TreeMap<>();
        texts.forEach((key, text) -> byKey.put(key.toString(), text.toString()));
        if (OF_MODELS.contains(bundle)) byKey.keySet().removeIf(key -> !key.startsWith(bundle + "."));
        return byKey;
    }

    private static String file(String bundle, String language) {
        return (OF_MODELS.contains(bundle) ? "models" : bundle) + "_" + language + ".properties";
    }

    /**
     * What a language lacks of the English, as lines to translate, and what it has that English has not.
     *
     * @param english by key
     */
    public static List<String> unequal(String bundle, String language, Map<String, String> english) {
        Map<String, String> translated = of(bundle, language);
        String file = file(bundle, language);
        return Stream.concat(
                        english.entrySet().stream()
                                .filter(text -> !translated.containsKey(text.getKey()))
                                .map(text -> file + " lacks " + text.getKey() + "=" + text.getValue()),
                        translated.keySet().stream()
                                .filter(key -> !english.containsKey(key))
                                .map(key -> file + " has " + key + ", which nothing says any more"))
                .toList();
    }

    /** The arguments that the texts of one language have a place for, such as {@code {0}}, by key; of a counted text, those of all its forms. */
    public static Map<String, Set<String>> arguments(String bundle, String language) {
        Map<String, Set<String>> byKey = new TreeMap<>();
        of(bundle, language)
                .forEach((key, text) -> byKey.put(
                        key,
                        ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet())));
        return byKey;
    }
}
