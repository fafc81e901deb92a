package org.ncbrelay.support.sources;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that machines exchange and that people should not have to read: constants of our enums, and names in JSON. */
public final class TechnicalNames {
    /** Abbreviations and levels that officers write in capitals themselves. */
    private static final Set<String> OF_THE_FIELD = Set.of("NCB", "INTERPOL", "CLEAR", "GREEN", "AMBER", "RED");

    private static final Set<String> CONSTANTS = constants();

    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\d_])[A-Z][A-Z0-9_]+(?![\\p{L}\\d_])");
    private static final Pattern CAMEL_CASE =
            Pattern.compile("(?<![\\p{L}\\d_./@:-])[a-z]+\\d*[A-Z][A-Za-z0-9]*(?![\\p{L}\\d_])");

    /** What a form or a text puts in at this place. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{\\d}");

    private TechnicalNames() {}

    /** The technical names in a text that people read. */
    public static List<String> in(String text) {
        String read = PLACEHOLDER.matcher(text).replaceAll(" ");
        List<String> found = new java.util.ArrayList<>(CAPITALS.matcher(read)
                .results()
                .map(MatchResult::group)
                .filter(word -> !OF_THE_FIELD.contains(word))
                .filter(word -> word.contains("_") || CONSTANTS.contains(word))
                .toList());
        CAMEL_CASE.matcher(read).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static Set<String> constants() {
        return new ClassFileImporter()
                .importPackages("org.ncbrelay.domain", "org.ncbrelay.flow", "org.ncbrelay.port").stream()
                        .filter(JavaClass::isEnum)
                        .flatMap(type -> type.getFields().stream()
                                .filter(field -> field.getRawType().equals(type)))
                        .map(JavaField::getName)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
