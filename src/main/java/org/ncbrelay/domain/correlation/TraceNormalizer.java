package org.ncbrelay.domain.correlation;

import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form in which traces are compared; null where a text is too short or too common to mean anything. */
final class TraceNormalizer {
    private static final int SHORTEST_NAME = 4;
    /** In Unicode characters; normalisation makes up to eighteen of one. */
    private static final int LONGEST = 2048;

    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)?[(0-9][0-9 ()./-]{5,22}[0-9]");
    /** What advertisers add to an address; it leads to the same page. */
    private static final Pattern TRACKING = Pattern.compile("(?:utm_\\w+|fbclid|gclid|igsh|igshid|ref|mc_eid)(?:=.*)?");

    private static final Pattern MEANINGLESS =
            Pattern.compile("unknown|none|notknown|anonymous|n/?a|deleted|seller|admin");

    private TraceNormalizer() {}

    /** Letters and digits only, lower case, full-width and stylised letters as plain ones. */
    static String name(String text) {
        if (text == null) return null;
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
        // What stood between a letter and its accent is gone: now they are one.
        String plain = Normalizer.normalize(letters, Normalizer.Form.NFKC);
        boolean tells =
                plain.length() >= SHORTEST_NAME && !MEANINGLESS.matcher(plain).matches();
        return tells ? shortened(plain) : null;
    }

    /** Digits only, international prefix dropped; null if it is no phone number. */
    static String phone(String text) {
        if (text == null) return null;
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (!PHONE.matcher(plain).matches()) return null;
        String digits = plain.replaceAll("[^0-9]", "").replaceFirst("^00", "");
        return digits.length() >= 7 && digits.length() <= 15 ? digits : null;
    }

    /** Host and path: without scheme, {@code www.}, port, fragment, tracking and closing slash; case does not count. */
    static String url(String text) {
        if (text == null) return null;
        try {
            URI uri = URI.create(text.strip().replace(" ", "%20"));
            if (uri.getHost() == null) return null;
            String host = IDN.toASCII(uri.getHost(), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^(?:www|m)\\.", "")
                    .replaceFirst("\\.$", "");
            String path = uri.getPath() == null
                    ? ""
                    : uri.getPath().toLowerCase(Locale.ROOT).replaceAll("/+", "/");
            String query = query(uri.getQuery());
            String normal = host + path.replaceFirst("/$", "") + (query.isEmpty() ? "" : "?" + query);
            // What an address decodes to may be no text at all.
            return shortened(normal.replaceAll("[\\p{Cc}\\p{Cs}]", ""));
        } catch (IllegalArgumentException unreadable) {
            return name(text);
        }
    }

    private static String query(String query) {
        if (query == null) return "";
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("&"))
                .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String shortened(String normal) {
        return normal.codePointCount(0, normal.length()) <= LONGEST
                ? normal
                : normal.substring(0, normal.offsetByCodePoints(0, LONGEST));
    }
}
