package org.ncbrelay.web.tasklist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.springframework.context.MessageSource;

/** What a request is about, in another language; it is stored as one line of English, made of our terms and a taxon. */
record SummaryWords(MessageSource messages, Locale locale) {
    private static final Pattern LINE = Pattern.compile(
            "([A-Z]{3}), ([a-z ]+)(, external source not verified by INTERPOL)?: ([^;]+?)(?:; (\\d+) listings?, (\\d+) specimens?; (.+))?");
    private static final Pattern INTELLIGENCE =
            Pattern.compile("Intelligence for (\\d+) countries( – external source)?");
    private static final Pattern MANY = Pattern.compile("(\\d+) capabilities");
    private static final String UNLISTED = "taxon not listed here";

    /** The line as it is, where it is not one of ours: a title that somebody wrote stays in their language. */
    String translate(String english) {
        Matcher intelligence = INTELLIGENCE.matcher(english);
        if (intelligence.matches())
            return word(
                    intelligence.group(2) == null ? "summary.intelligence" : "summary.externalIntelligence",
                    intelligence.group(1));
        Matcher line = LINE.matcher(english);
        if (!line.matches()) return english;
        Optional<String> urgency = urgency(line.group(2));
        Optional<String> capabilities = capabilities(line.group(4));
        if (urgency.isEmpty() || capabilities.isEmpty()) return english;
        String translated = word(
                line.group(3) == null ? "summary.line" : "summary.externalLine",
                line.group(1),
                urgency.get(),
                capabilities.get());
        return line.group(5) == null
                ? translated
                : word("summary.goods", translated, line.group(5), line.group(6), taxon(line.group(7)));
    }

    private Optional<String> urgency(String words) {
        return Arrays.stream(Urgency.values())
                .filter(urgency -> urgency.words().equals(words))
                .map(urgency -> word("urgency." + urgency.name()))
                .findFirst();
    }

    private Optional<String> capabilities(String words) {
        Matcher many = MANY.matcher(words);
        if (many.matches()) return Optional.of(word("summary.capabilities", many.group(1)));
        List<String> names = new ArrayList<>();
        for (String each : words.split(", ")) {
            Optional<Capability> known = Arrays.stream(Capability.values())
                    .filter(capability -> capability.words().equals(each))
                    .findFirst();
            if (known.isEmpty()) return Optional.empty();
            names.add(word("capability." + known.get().name()));
        }
        return Optional.of(names.stream().collect(Collectors.joining(word("summary.comma"))));
    }

    private String taxon(String english) {
        return english.equals(UNLISTED) ? word("summary.unlisted") : english;
    }

    private String word(String key, String... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, locale);
    }
}
