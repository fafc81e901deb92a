package org.ncbrelay.support.walks;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.intelligence.RegisterIntelligence;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Samples;

/** The steps of intelligence that goes well, each worked by the officer whose it is. */
public record IntelligenceWalk(
        Flowchart flow, Desk desk, RegisterIntelligence register, ReadIntelligence read, ReadEvidence files) {
    /** @param change what is different from a report of INTERPOL's own for France */
    public CaseReference register(Consumer<Map<String, Object>> change) {
        return register("analyst", change);
    }

    public CaseReference register(String user, Consumer<Map<String, Object>> change) {
        Map<String, Object> body = Samples.intelligence();
        body.put("source", Map.of("kind", "INTERPOL", "name", "INTERPOL"));
        body.put("grading", Map.of("source", "B", "information", "2"));
        change.accept(body);
        return desk.as(user, () -> register.register(body, desk.officer(user)).reference());
    }

    public static void external(Map<String, Object> body) {
        body.put("source", Map.of("kind", "EXTERNAL", "name", "A wildlife trust", "consentToShare", true));
        body.put("grading", Map.of("source", "A", "information", "1"));
    }

    public CaseReference released(CaseReference reference) {
        return flow.decide(reference, "lead", "Task_ReleaseIntelligence", "RELEASE");
    }

    /** The lead sees its files, without which nothing is released. */
    public CaseReference seen(CaseReference reference) {
        desk.as("lead", () -> files.list(reference, new EvidenceAccess(desk.officer("lead"), null, null)));
        return reference;
    }

    public ReadIntelligence.View read(CaseReference reference, String user) {
        return desk.as(user, () -> read.read(reference, desk.officer(user)));
    }

    public String status(CaseReference reference) {
        return flow.one("SELECT status FROM intelligence WHERE reference = ?", reference);
    }

    public List<String> events(CaseReference reference) {
        return flow.all("SELECT kind FROM intelligence_event WHERE reference = ? ORDER BY id", reference);
    }
}
