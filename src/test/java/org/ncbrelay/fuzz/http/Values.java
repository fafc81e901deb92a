package org.ncbrelay.fuzz.http;

import java.util.List;
import java.util.Random;

/** Values that are wrong in the ways in which senders are, by mistake or not. */
final class Values {
    /** What must never stand in a page as it was sent. */
    static final String MARK = "<fz>";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u202Egpj.exe",
            "\u200B",
            "\u3164",
            "\uFEFF",
            "e\u0301\uD83D\uDE00\u0646",
            "a\r\nSet-Cookie: fz=1",
            "\"'><fz>",
            "<script>fz</script>",
            "${7*7}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "{{7*7}}",
            "[[${7*7}]]",
            "__${7*7}__::x",
            "' OR '1'='1' --",
            "1; DROP TABLE act_ru_task",
            "%' AND 1=1 AND '%'='",
            "../../../etc/passwd",
            "..%2f..%2f",
            "http://[::1]:0/",
            "=cmd|'/c calc'!A1",
            "null",
            "undefined",
            "true",
            "[]",
            "{}",
            "\\",
            "%",
            "%zz",
            "&",
            "*",
            "_",
            "KEN",
            "fra",
            "INTERPOL",
            "KEN-2026-999999",
            "INT-2026-000001",
            "operator",
            "camunda-admin",
            "ncb-heads",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999999999999999",
            "1e5",
            "1e400",
            "1e-400",
            "0x10",
            "1.5",
            "NaN",
            "\u0663");
    private static final List<String> MOMENTS = List.of(
            "2026-02-30",
            "0000-00-00",
            "0000-01-01",
            "-0001-01-01",
            "9999-12-31",
            "+10000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "2026-11-25T08:15:00Z",
            "2026-11-25T24:00:00Z",
            "2026-11-25T08:15:00+19:00",
            "2026-11-25T08:15:00.000+0000",
            "+292278994-08-17T07:12:55.807+0000",
            "Europe/Atlantis",
            "UTC+25");

    private Values() {}

    static String text(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 2, 3 -> MOMENTS.get(random.nextInt(MOMENTS.size()));
            case 4 -> longText(random);
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private static String longText(Random random) {
        String of = TEXTS.get(random.nextInt(TEXTS.size()));
        int length = 1 << 4 + random.nextInt(10);
        return (of.isEmpty() ? "x" : of).repeat(length / Math.max(1, of.length()) + 1);
    }

    /** A value of JSON as it is written. */
    static String json(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> NUMBERS.get(random.nextInt(NUMBERS.size() - 4));
            case 3 -> "[]";
            case 4 -> "{}";
            case 5 -> "[" + json(random) + "," + json(random) + "]";
            case 6 -> "{\"a\":" + json(random) + "}";
            case 7 -> "[".repeat(30) + "]".repeat(30);
            case 8 -> "\"\\ud800\"";
            case 9 -> "\"\\u0000\"";
            default -> quoted(text(random));
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray())
            if (c < 0x20 || c == '"' || c == '\\') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        return quoted.append('"').toString();
    }
}
