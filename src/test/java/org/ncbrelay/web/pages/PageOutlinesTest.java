package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.doors.Outline;
import org.ncbrelay.support.doors.Reads;
import org.ncbrelay.support.gallery.GalleryTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What each page shows to each of its readers, in each state of the gallery, is the approved text in {@code src/test/resources/outlines};
 * what differs is written to {@code target/outlines}, from where {@code make approve-outlines} copies it once it was reviewed.
 */
@GalleryTest
class PageOutlinesTest {
    private static final Path APPROVED = Path.of("src/test/resources/outlines");
    private static final Path ACTUAL = Path.of("target/outlines");

    @Test
    void everyPageIsAsApproved(@Autowired Reads reads) throws IOException {
        Map<String, Map<String, List<String>>> pages = new TreeMap<>();
        for (Reads.Found found : reads.all())
            if (found.isPage()) {
                Reads.Read read = found.read();
                String html = found.answer().text();
                note(pages, file(read.door()), read, Outline.ofMain(html));
                if (read.query().isEmpty()
                        && (read.door().equals("/") || read.door().startsWith("/login")))
                    note(pages, "frame", read, Outline.ofFrame(html));
            }
        assertThat(pages).hasSizeGreaterThan(40);

        List<String> different = new ArrayList<>();
        Files.createDirectories(ACTUAL);
        for (Map.Entry<String, Map<String, List<String>>> page : pages.entrySet()) {
            String name = page.getKey() + ".txt";
            String text = text(page.getValue());
            Path approved = APPROVED.resolve(name);
            if (Files.exists(approved) && Files.readString(approved).equals(text)) {
                Files.deleteIfExists(ACTUAL.resolve(name));
                continue;
            }
            Files.writeString(ACTUAL.resolve(name), text);
            different.add("diff " + approved + ' ' + ACTUAL.resolve(name));
        }
        assertThat(different).isEmpty();
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()))
                    .as("approved texts of pages that there are")
                    .isEqualTo(new TreeSet<>(
                            pages.keySet().stream().map(name -> name + ".txt").toList()));
        }
    }

    private static String file(String door) {
        String name = door.replaceAll("[{}]", "").replaceAll("[^\\w-]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() ? "inbox" : name;
    }

    /** Those to whom the page is the same stand together. */
    private static void note(
            Map<String, Map<String, List<String>>> pages, String file, Reads.Read read, List<String> outline) {
        String reader = (read.state().equals("-") ? "" : read.state() + ' ') + read.reader() + read.query();
        Map<String, List<String>> page = pages.computeIfAbsent(file, unused -> new LinkedHashMap<>());
        String same = page.entrySet().stream()
                .filter(known -> known.getValue().equals(outline))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        if (same == null) page.put(reader, outline);
        else {
            Map<String, List<String>> renamed = new LinkedHashMap<>();
            page.forEach((key, value) -> renamed.put(key.equals(same) ? key + ", " + reader : key, value));
            page.clear();
            page.putAll(renamed);
        }
    }

    /** The first outline is whole; each other one is told by what differs from the one that is most like it. */
    private static String text(Map<String, List<String>> page) {
        StringBuilder text = new StringBuilder();
        List<Map.Entry<String, List<String>>> before = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : page.entrySet()) {
            List<String> shortest = each.getValue();
            String head = "## " + each.getKey();
            for (Map.Entry<String, List<String>> other : before) {
                List<String> changes = changes(other.getValue(), each.getValue());
                if (changes.size() >= shortest.size()) continue;
                shortest = changes;
                head = "## " + each.getKey() + "\n# as " + other.getKey().replaceAll(",.*", "") + ", but";
            }
            text.append(text.isEmpty() ? "" : "\n").append(head).append('\n');
            shortest.forEach(line -> text.append(line).append('\n'));
            before.add(each);
        }
        return text.toString();
    }

    /** Lines that go and come, by the longest common sequence; a line that stays is named where something changes below it. */
    private static List<String> changes(List<String> from, List<String> to) {
        int[][] common = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--)
            for (int j = to.size() - 1; j >= 0; j--)
                common[i][j] = from.get(i).equals(to.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        List<String> changes = new ArrayList<>();
        String stays = null;
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                stays = from.get(i++);
                j++;
                continue;
            }
            if (stays != null) changes.add("  " + stays);
            stays = null;
            boolean goes = j == to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1];
            changes.add(goes ? "- " + from.get(i++) : "+ " + to.get(j++));
        }
        return changes;
    }
}
