package org.ncbrelay.bench;

import java.util.List;
import java.util.Locale;

/** The series of a soak as one SVG picture, a small plot for each, with nothing from elsewhere in it. */
final class SoakPicture {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 150;
    private static final int LEFT = 62;
    private static final int TOP = 30;
    private static final int BOTTOM = 24;
    private static final int RIGHT = 14;
    private static final int COLUMNS = 2;

    private SoakPicture() {}

    /** @param from hours, before which it was warming up: shaded */
    static String of(List<SoakSeries> all, double from) {
        int rows = (all.size() + COLUMNS - 1) / COLUMNS;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                COLUMNS * WIDTH,
                rows * HEIGHT));
        for (int i = 0; i < all.size(); i++) plot(svg, all.get(i), from, i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
        return svg.append("</svg>\n").toString();
    }

    private static void plot(StringBuilder svg, SoakSeries series, double from, int x, int y) {
        List<Double> hours = series.hours();
        double last = Math.max(hours.get(hours.size() - 1), 1e-9);
        // Every plot begins at zero: what is flat shall look so, and nothing else.
        double highest = Math.max(
                series.values().stream().mapToDouble(Double::doubleValue).max().orElse(1) * 1.1, 1e-9);
        int width = WIDTH - LEFT - RIGHT;
        int height = HEIGHT - TOP - BOTTOM;
        svg.append(String.format(
                Locale.ROOT,
                "<g transform=\"translate(%d %d)\"><text x=\"%d\" y=\"18\" font-weight=\"bold\">%s, %s</text>%n",
                x,
                y,
                LEFT,
                series.name(),
                series.unit()));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eee\"/>%n",
                LEFT,
                TOP,
                width * Math.min(1, from / last),
                height));
        for (int line = 0; line <= 2; line++)
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    LEFT + width,
                    TOP + height - height * line / 2.0,
                    TOP + height - height * line / 2.0,
                    LEFT - 6,
                    TOP + height - height * line / 2.0 + 4,
                    number(highest * line / 2)));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f min</text>%n<polyline fill=\"none\" stroke=\"#1a5a96\" stroke-width=\"1.3\" points=\"",
                LEFT + width,
                HEIGHT - 6,
                last * 60));
        for (int i = 0; i < hours.size(); i++)
            svg.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    LEFT + width * hours.get(i) / last,
                    TOP + height - height * series.values().get(i) / highest));
        svg.append("\"/></g>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
