package org.ncbrelay.web.pages.reader;

/**
 * Which of the forms of a word a number asks for, as the plural rules of Unicode CLDR have it for our languages. A text has its
 * forms in the order one, other; in Arabic zero, one, two, few, many, other; separated by a bar.
 */
final class Plural {
    private static final String BAR = "\\|";

    private Plural() {}

    /** The form of a text that fits; the text itself where it has only one. */
    static String form(String forms, String language, long number) {
        String[] each = forms.split(BAR, -1);
        return each[Math.min(place(language, number), each.length - 1)];
    }

    private static int place(String language, long number) {
        return switch (language) {
            case "ar" -> arabic(number);
            case "fr" -> number < 2 ? 0 : 1;
            default -> number == 1 ? 0 : 1;
        };
    }

    private static int arabic(long number) {
        if (number < 3) return (int) number;
        long rest = number % 100;
        if (rest >= 3 && rest <= 10) return 3;
        return rest >= 11 ? 4 : 5;
    }
}
