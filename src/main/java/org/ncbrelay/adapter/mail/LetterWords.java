package org.ncbrelay.adapter.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.adapter.mail.LetterFacts.Task;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.port.Letter;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Puts a letter into words: what happened, what is expected until when, what follows silence, a link, and why its reader receives it;
 * never content of the case. Moments are in the time zone of the organisation that receives it.
 */
class LetterWords {
    static final String ENGLISH = "en";
    /** The working languages of INTERPOL. */
    static final Set<String> LANGUAGES = Set.of(ENGLISH, "fr", "es", "ar");

    private final Supplier<URI> baseUrl;
    private final MemberCountries countries;
    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    /** @param baseUrl where officers reach the relay, {@code http} or {@code https} */
    LetterWords(URI baseUrl, MemberCountries countries) {
        this(() -> baseUrl, countries);
        if (baseUrl.getScheme() == null || !baseUrl.getScheme().matches("https?") || baseUrl.getHost() == null)
            throw new IllegalArgumentException("relay.base-url must be an http or https address");
    }

    /** @param baseUrl asked for each letter: the port of a server is known once it has started */
    LetterWords(Supplier<URI> baseUrl, MemberCountries countries) {
        this.baseUrl = baseUrl;
        this.countries = countries;
        // The labels of tasks are those of the diagrams.
        bundle.setBasenames("mail", "models");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setDefaultLocale(Locale.ENGLISH);
        // An apostrophe is an apostrophe, whether the text has arguments or not.
        bundle.setAlwaysUseMessageFormat(true);
    }

    /** Tasks that an installation has drawn are named as on its pages. */
    LetterWords withTasksOf(MessageSource pages) {
        bundle.setParentMessageSource(pages);
        return this;
    }

    /** Whether it is for action, until when, and what it is about. */
    String subject(LetterFacts letter, String language) {
        Texts texts = new Texts(letter, language);
        String about = texts.about();
        return letter.otherCountry()
                .map(country -> texts.of("mail.subject.country", texts.prefixed(about), texts.country(country)))
                .orElseGet(() -> texts.prefixed(about));
    }

    String body(LetterFacts letter, String language) {
        Texts texts = new Texts(letter, language);
        return Stream.of(
                        texts.happened() + texts.expected() + texts.silence(),
                        texts.link(),
                        texts.why(),
                        "-- \n" + texts.of("mail.footer") + "\n")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** The texts of one letter in one language. */
    private final class Texts {
        private final LetterFacts letter;
        private final Locale locale;
        private final ZoneId zone;

        private Texts(LetterFacts letter, String language) {
            this.letter = letter;
            this.locale = Locale.forLanguageTag(language);
            this.zone = countries.calendarOf(letter.to()).zone();
        }

        private String of(String key, Object... arguments) {
            return bundle.getMessage(key, arguments, locale);
        }

        private String orNothing(String key, Object... arguments) {
            String text = bundle.getMessage(key, arguments, "", locale);
            return text == null ? "" : text;
        }

        /** A letter that may be about any task names it; the first one says nothing else. */
        private String about() {
            if (letter.letter() == Letter.TASK_WAITING) return of("mail.subject.act", letter.reference(), act());
            String about = of("mail." + letter.letter() + ".subject", letter.reference());
            return letter.task()
                    .filter(task -> letter.letter().asks().isEmpty())
                    .map(task -> of("mail.subject.task", about, label(task)))
                    .orElse(about);
        }

        private String act() {
            return letter.task().map(this::label).orElseGet(() -> of("mail.task.any"));
        }

        private String prefixed(String about) {
            if (!letter.letter().isOfAction()) return of("mail.subject.information", about);
            Optional<Instant> due = letter.task().map(Task::due);
            if (due.isEmpty()) return of("mail.subject.action", about);
            boolean late = due.get().isBefore(letter.written());
            return of(late ? "mail.subject.overdue" : "mail.subject.actionBy", about, day(due.get()));
        }

        /** In other words for INTERPOL, where the letter goes to both sides. */
        private String happened() {
            String key = "mail." + letter.letter() + ".body";
            String words = orNothing(key + '.' + letter.reader(), letter.reference(), act());
            return words.isEmpty() ? of(key, letter.reference(), act()) : words;
        }

        /** Which task, unless the letter has named it, and until when. */
        private String expected() {
            return letter.task()
                    .map(task -> (happened().contains(label(task)) ? "" : "\n" + of("mail.task", label(task)))
                            + (task.due() == null ? "" : "\n" + of("mail.due", moment(task.due()))))
                    .orElse("");
        }

        /** What follows without an answer: by the timer of the diagram that ends the waiting, and by the table of escalations. */
        private String silence() {
            Optional<Instant> ends = letter.task().map(Task::ends);
            String until = ends.map(end -> of("mail.by", day(end))).orElseGet(() -> of("mail.byLastReminder"));
            String said = orNothing("mail." + letter.letter() + ".silence", letter.reference(), "", until);
            if (!said.isEmpty()) return "\n" + said;
            if (letter.task().isEmpty() || !letter.letter().isOfAction()) return "";
            return "\n" + of("mail.next." + letter.next().orElse("REMIND"))
                    + ends.map(end -> " " + of("mail.ends", until)).orElse("");
        }

        private String link() {
            String path = letter.page();
            String page = path.split("/", 3)[1];
            return of("mail.open." + page, letter.reference(), root() + path);
        }

        private String why() {
            boolean ofTask = letter.task().isPresent() && letter.letter().isOfAction();
            return orNothing("mail.why." + (ofTask ? "TASK" : letter.reader()));
        }

        private String label(Task task) {
            return bundle.getMessage("diagrams." + task.node().replace('/', '.'), null, task.name(), locale);
        }

        private String country(String code) {
            return countries
                    .find(new OrganisationCode(code))
                    .map(country -> new Locale("", country.alpha2()).getDisplayCountry(locale))
                    .orElse(code);
        }

        private String day(Instant moment) {
            return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(moment.atZone(zone));
        }

        private String moment(Instant moment) {
            String time =
                    DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale).format(moment.atZone(zone));
            return time + " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
        }
    }

    private String root() {
        return baseUrl.get().toString().replaceAll("/+$", "");
    }
}
