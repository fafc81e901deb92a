package org.ncbrelay.adapter.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where letters go and whose name they bear; all our defaults.
 *
 * @param transport              {@code MAILBOX} keeps letters on this machine, {@code SMTP} sends them
 * @param from                   sender of every letter
 * @param generalSecretariatDesk receives the copy of every submission (Annex 1.1)
 * @param messageIdHost          right-hand side of every Message-ID
 * @param realRecipientsAllowed  lets SMTP carry letters to addresses outside {@code .example}; production only
 * @param mailbox                the folder of the local mailbox
 * @param languages              language of a desk by organisation code, {@code en fr es ar}; English where none is set
 */
@ConfigurationProperties("relay.mail")
record MailSettings(
        @DefaultValue("MAILBOX") Transport transport,
        @DefaultValue("ncb-relay@relay.example") String from,
        @DefaultValue("general-secretariat@relay.example") String generalSecretariatDesk,
        @DefaultValue("relay.example") String messageIdHost,
        @DefaultValue("false") boolean realRecipientsAllowed,
        @DefaultValue Mailbox mailbox,
        Map<String, String> languages) {
    private static final Pattern EXAMPLE = Pattern.compile("[^@\\s,;:<>()\"\\\\]+@([a-z0-9-]+\\.)+example");

    MailSettings {
        requireAddress("relay.mail.from", from);
        requireAddress("relay.mail.general-secretariat-desk", generalSecretariatDesk);
        if (!messageIdHost.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"))
            throw new IllegalArgumentException("relay.mail.message-id-host must be a host name");
        languages = languages == null ? Map.of() : Map.copyOf(languages);
        for (String language : languages.values())
            if (!LetterWords.LANGUAGES.contains(language))
                throw new IllegalArgumentException("relay.mail.languages must be of " + LetterWords.LANGUAGES);
    }

    enum Transport {
        MAILBOX,
        SMTP
    }

    /** @param directory created when needed */
    record Mailbox(@DefaultValue("./data/mailbox") Path directory) {}

    String languageOf(String organisation) {
        return languages.getOrDefault(organisation, LetterWords.ENGLISH);
    }

    /** Whether this is one plain address in the domain that leads nowhere (RFC 2606). */
    static boolean isExample(String address) {
        return EXAMPLE.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }

    private static void requireAddress(String property, String address) {
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException(property + " must be a mail address", e);
        }
    }
}
