package org.ncbrelay.flow.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.output.Section;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.CaseFiles.CaseFile;

/** What became of a request: answers, authorization, record, triage, deliveries, feedback and every event. */
final class CourseSections {
    private CourseSections() {}

    static List<Section> of(CaseFile file) {
        List<Section> sections = new ArrayList<>();
        add(sections, "Answers of the NCB", answers(file));
        add(sections, "Direct contact", contact(file.authorization()));
        if (file.iisRecord() != null) add(sections, "Record in the information system", record(file.iisRecord()));
        if (file.triage() != null) add(sections, "Triage", triage(file.triage()));
        add(sections, "Deliveries", deliveries(file));
        add(sections, "Feedback", feedback(file));
        return sections;
    }

    static Section timeline(List<CaseFiles.Event> events) {
        Rows rows = new Rows();
        for (CaseFiles.Event event : events)
            rows.add(
                    event.at().toString(),
                    said(
                            event.kind(),
                            event.actor() + " (" + event.organisation() + ")",
                            event.addressee(),
                            event.note()));
        return new Section(Section.Kind.FACTS, "Timeline", rows.list(), null);
    }

    private static Rows answers(CaseFile file) {
        Rows rows = new Rows();
        for (CaseFiles.Acknowledgment answer : file.acknowledgments())
            rows.add(answer.decidedAt().toString(), said(answer.outcome(), answer.decidedBy(), answer.reason()));
        return rows;
    }

    private static Rows contact(CaseFiles.Authorization standing) {
        return new Rows()
                .add("State", standing.state())
                .add("Agency", standing.agency())
                .add("Scope", standing.scope())
                .add("From", standing.validFrom())
                .add("Until", standing.validUntil())
                .add("Decided by", standing.decidedBy());
    }

    private static Rows record(CaseFiles.IisRecord record) {
        return new Rows()
                .add("Number", record.recordNumber())
                .add("Source", said(record.source(), record.sourceCode()))
                .add("Purpose", record.purpose())
                .add("Confidentiality", record.confidentiality())
                .add("Handling", record.handling())
                .add("Recorded", record.recordedAt());
    }

    private static Rows triage(CaseFiles.Triage triage) {
        return new Rows()
                .add("Assessment", said(triage.assessment(), triage.linkedReference()))
                .add("Priority", triage.priority())
                .add("Outcome", said(triage.outcome(), triage.reason()));
    }

    private static Rows deliveries(CaseFile file) {
        Rows rows = new Rows();
        for (CaseFiles.Delivery delivery : file.deliveries())
            rows.add(
                    delivery.preparedAt().toString(),
                    said(delivery.productTitle(), delivery.channel(), delivery.status(), delivery.addressee()));
        return rows;
    }

    private static Rows feedback(CaseFile file) {
        Rows rows = new Rows();
        for (CaseFiles.Feedback feedback : file.feedback())
            rows.add(feedback.recordedAt().toString(), said(feedback.kind(), feedback.outcome(), feedback.note()));
        return rows;
    }

    private static void add(List<Section> sections, String heading, Rows rows) {
        if (!rows.list().isEmpty()) sections.add(new Section(Section.Kind.FACTS, heading, rows.list(), null));
    }

    private static String said(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
