package org.ncbrelay.web.pages.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the decision at a task needs, as far as its reader may see it. */
@Service
public class TaskContent {
    private final Material.Sources sources;

    TaskContent(Material.Sources sources) {
        this.sources = sources;
    }

    /**
     * @param form  of the task
     * @param read  what its page has read already
     * @param show  how the reader reads
     * @return the parts that have something to say, in the order of their weight
     * @throws org.ncbrelay.domain.Refusal.NotFound if the task needs a case or intelligence that is not open to the reader
     */
    @Transactional
    public List<Block> of(TaskForm form, CaseReference reference, Read read, Officer reader, PageFormatter show) {
        Material material = new Material(sources, form, reference, read, reader, show);
        // The page of the case begins with its caveat already.
        return parts(form.shows()).stream()
                .filter(part -> part != ContentPart.CAVEAT || read == Read.NOTHING)
                .filter(part -> part.concerns(reference))
                .map(part -> part.block(material))
                .filter(block -> !block.rows().isEmpty())
                .toList();
    }

    /**
     * The parts of these names; a name that only a later version of the relay knows is passed over. What shows anything of a case begins with
     * the caveat: the case may have an external source (Annex 2.1).
     */
    static List<TaskPart> parts(List<String> names) {
        List<TaskPart> named = names.stream().flatMap(TaskContent::part).toList();
        return named.stream().allMatch(TaskPart::hidesTheCase)
                ? named
                : Stream.concat(Stream.of(ContentPart.CAVEAT), named.stream()).toList();
    }

    private static Stream<TaskPart> part(String name) {
        if (name.contains("/")) return Stream.of(new RecordedPart(name));
        return Arrays.stream(ContentPart.values())
                .filter(part -> part.name().equals(name))
                .map(TaskPart.class::cast);
    }

    /**
     * What a page has read already, for the same reader: it is not read, and not audited, twice.
     *
     * @param file         null on a page of intelligence
     * @param timeline     every event in order; null on a page of intelligence
     * @param intelligence null on a page of a case
     */
    public record Read(CaseFiles.CaseFile file, List<CaseFiles.Event> timeline, ReadIntelligence.View intelligence) {
        public static final Read NOTHING = new Read(null, null, null);
    }

    /**
     * One part of what a decision needs.
     *
     * @param title  in the reader's words
     * @param rows   each the facts of one entry, by their label
     * @param unseen how many more entries there are, which the case page shows
     * @param reports the products, opinions or findings that it shows, in the order of their rows
     */
    public record Block(String title, List<Map<String, String>> rows, int unseen, List<Report> reports) {
        /** Enough to see what it is about; our default. */
        static final int MOST_ROWS = 5;

        /** As many as a report quotes by a press; our default. */
        static final int MOST_SOURCES = 50;

        /** That of an entry, whose words are shown by themselves; null if it has none. */
        public Report report(int row) {
            return row < reports.size() ? reports.get(row) : null;
        }

        /** With the first entries only, where there are many. */
        static Block of(String title, List<Map<String, String>> all, int most, List<Report> reports) {
            int shown = Math.min(all.size(), most);
            return new Block(title, List.copyOf(all.subList(0, shown)), all.size() - shown, reports);
        }
    }

    /**
     * A text that is shown with its headings, lists, tables, links and pictures.
     *
     * @param id        of the version, next to which reviewers comment; null of intelligence
     * @param kind      of the product, or {@code EXPERT_OPINION}
     * @param version   of a product, each kind by itself; else 0
     * @param title     empty for an opinion
     * @param body      its words alone
     * @param formatted the same text as Markdown; null if it is none
     */
    public record Report(UUID id, String kind, int version, String title, String body, String formatted) {
        static Report of(CaseFiles.Product it) {
            return new Report(it.id(), it.kind(), it.version(), it.title(), it.body(), it.formatted());
        }

        static Report of(ExpertEngagements.Opinion opinion) {
            return new Report(opinion.id(), "EXPERT_OPINION", 0, "", opinion.text(), opinion.formatted());
        }
    }
}
