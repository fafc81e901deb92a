package org.ncbrelay.adapter.export;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.output.Wordings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of documents, {@code documents_*.properties}; fields and lists are called as the pages call them. */
@Component
class MessageWordings implements Wordings {
    /** Which fields of a request hold a name of a list; the lists are those of the pages. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("capabilities", "capability"),
            Map.entry("urgency", "urgency"),
            Map.entry("purpose", "purpose"),
            Map.entry("confidentiality", "confidentiality"),
            Map.entry("listings.platformType", "platformType"),
            Map.entry("specimens.type", "specimenType"),
            Map.entry("specimens.unit", "unit"),
            Map.entry("specimens.identification", "identification"),
            Map.entry("persons.status", "personStatus"),
            Map.entry("seizures.type", "specimenType"),
            Map.entry("seizures.unit", "unit"));

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    /** @param installed words of steps that an installation has drawn */
    MessageWordings(@Qualifier("installedWords") MessageSource installed) {
        words.setParentMessageSource(installed);
        // Notes of the timeline name what tasks recorded, and choices of their forms.
        words.setBasenames("documents", "messages", "mail", "models");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.ENGLISH);
        words.setFallbackToSystemLocale(false);
    }

    @Override
    public Wording in(Locale language) {
        return new Words(Locale.forLanguageTag(language.getLanguage()));
    }

    private final class Words implements Wording {
        private final Locale language;

        Words(Locale language) {
            this.language = language;
        }

        @Override
        public Locale language() {
            return language;
        }

        @Override
        public String say(String key, Object... values) {
            return words.getMessage("document." + key, values, language);
        }

        @Override
        public String field(String path) {
            return words.getMessage("field." + path, null, readable(path), language);
        }

        @Override
        public String value(String path, Object value) {
            if (value instanceof Collection<?> all)
                return all.stream()
                        .map(each -> value(path, each))
                        .collect(Collectors.joining(words.getMessage("summary.comma", null, language)));
            if (value instanceof Boolean) return name("yesno", value);
            String list = LISTS.get(path);
            return list == null ? String.valueOf(value) : name(list, value);
        }

        @Override
        public String name(String list, Object name) {
            return name == null ? null : words.getMessage(list + '.' + name, null, name.toString(), language);
        }

        @Override
        public String note(Note note) {
            return note.in(term -> term.in(this::text), text("summary.comma"), text("summary.colon"));
        }

        @Override
        public String addressee(String recorded) {
            return Addressee.in(recorded, this::text, UnaryOperator.identity());
        }

        /** Empty if there is none. */
        private String text(String key) {
            return words.getMessage(key, null, "", language);
        }

        /** {@code citesAppendix} as {@code Cites appendix}: a name that no list has is shown all the same. */
        private static String readable(String path) {
            String spaced = List.of(path.split("\\.")).stream()
                    .reduce((above, below) -> below)
                    .orElse(path)
                    .replaceAll("([a-z])([A-Z])", "$1 $2")
                    .toLowerCase(Locale.ROOT);
            return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
        }
    }
}
