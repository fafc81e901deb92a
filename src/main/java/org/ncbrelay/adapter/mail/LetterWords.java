package org.ncbrelay.adapter.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.ncbrelay.port.Letter;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Puts a letter into words: what happened, what is expected, reference and link; never content of the case. A letter without a
 * reference is about the reader's own account, and leads to the own page.
 */
class LetterWords {
    static final String ENGLISH = "en";
    /** The working languages of INTERPOL. */
    static final Set<String> LANGUAGES = Set.of(ENGLISH, "fr", "es", "ar");

    private final Supplier<URI> baseUrl;
    private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

    /** @param baseUrl where officers reach the relay, {@code http} or {@code https} */
    LetterWords(URI baseUrl) {
        this(() -> baseUrl);
        if (baseUrl.getScheme() == null || !baseUrl.getScheme().matches("https?") || baseUrl.getHost() == null)
            throw new IllegalArgumentException("relay.base-url must be an http or https address");
    }

    /** @param baseUrl asked for each letter: the port of a server is known once it has started */
    LetterWords(Supplier<URI> baseUrl) {
        this.baseUrl = baseUrl;
        bundle.setBasename("mail");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setDefaultLocale(Locale.ENGLISH);
        // An apostrophe is an apostrophe, whether the text has arguments or not.
        bundle.setAlwaysUseMessageFormat(true);
    }

    String subject(Letter letter, String reference, String language) {
        return text("mail." + letter + ".subject", reference, language);
    }

    String body(Letter letter, String reference, String language) {
        return String.join(
                "\n\n",
                text("mail." + letter + ".body", reference, language) + silence(letter, reference, language),
                link(letter, reference, language),
                "-- \n" + text("mail.footer", reference, language) + "\n");
    }

    /** Of a letter about no case, the page that it leads to. */
    private String link(Letter letter, String reference, String language) {
        if (letter == Letter.NEWS_DIGEST)
            return bundle.getMessage(
                    "mail.openNews", new Object[] {reference, baseUrl + "/news"}, Locale.forLanguageTag(language));
        return text(reference.isEmpty() ? "mail.openOwn" : "mail.open", reference, language);
    }

    /** What follows when nobody answers: said only where a timer of the diagram makes it so. */
    private String silence(Letter letter, String reference, String language) {
        Object[] arguments = {reference};
        String said = bundle.getMessage("mail." + letter + ".silence", arguments, "", Locale.forLanguageTag(language));
        return said == null || said.isEmpty() ? "" : "\n" + said;
    }

    private String text(String key, String reference, String language) {
        return bundle.getMessage(key, new Object[] {reference, link(reference)}, Locale.forLanguageTag(language));
    }

    private String link(String reference) {
        return baseUrl.get().toString().replaceAll("/+$", "") + path(reference);
    }

    private static String path(String reference) {
        if (reference.isEmpty()) return "/me";
        return (reference.startsWith("INT-") ? "/intelligence/" : "/cases/") + reference;
    }
}
