package org.ncbrelay.domain.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses on the Internet written so that no one follows them by a click: {@code hxxps://shop[.]example/item}. */
public final class Defanged {
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)\\b(https?|ftps?|wss?)(://)([^\\s/?#<>\"']+)");
    private static final Pattern WITHOUT_SCHEME = Pattern.compile(
            "(?i)(?<![\\w@./\\[-])(www\\.[a-z0-9.-]*[a-z0-9]|(?:[a-z0-9-]+\\.)+(?:onion|i2p)\\b|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?=/\\S))");

    private Defanged() {}

    /** The text with every web address defanged; null stays null. Done twice, it changes nothing more. */
    public static String text(String text) {
        if (text == null) return null;
        String schemes = WITH_SCHEME
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(scheme(found.group(1)) + "://" + host(found.group(3))));
        return WITHOUT_SCHEME.matcher(schemes).replaceAll(found -> Matcher.quoteReplacement(host(found.group())));
    }

    private static String scheme(String scheme) {
        return scheme.replaceAll("(?i)^http", "hxxp")
                .replaceAll("(?i)^ftp", "fxp")
                .replaceAll("(?i)^ws", "wxs");
    }

    private static String host(String host) {
        return host.replace("[.]", ".").replace(".", "[.]");
    }
}
