package org.ncbrelay.web.pages.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.exchange.Exchange.Direction;
import org.ncbrelay.domain.exchange.Exchange.Subject;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.store.cases.CaseFiles;

/** Support by the capabilities and coordination meetings: what was agreed, asked, written and answered. */
final class SupportParts {
    /** What a general service asks, in the order of its forms. */
    private static final String[] OF_SERVICE = {
        "colour",
        "title",
        "question",
        "content",
        "judicialBasis",
        "modusOperandi",
        "receivers",
        "database",
        "examination",
        "exhibits",
        "participants",
        "course",
        "complies",
        "reason"
    };

    private SupportParts() {}

    static ContentPart.Maker mentoring(Function<CaseFiles.Mentoring, StepRecord> which, String... names) {
        return material -> step(material, material.file().support().mentoring(), which, names);
    }

    static ContentPart.Maker capacity(Function<CaseFiles.CapacityBuilding, StepRecord> which, String... names) {
        return material -> step(material, material.file().support().capacityBuilding(), which, names);
    }

    /** What waits at the NCB: what it is, and what the team or the agency recorded of it. */
    static List<Map<String, String>> exchange(Material material) {
        Subject subject = Subject.valueOf(material.known("subject"));
        boolean toAgency = Direction.TO_AGENCY.name().equals(material.known("direction"));
        ContentPart.Maker content = switch (subject) {
            case MENTORING_PLAN ->
                toAgency
                        ? mentoring(CaseFiles.Mentoring::plan, "aims", "schedule")
                        : RecordedPart.last("mentoringPlan/Task_AgreeMentoringPlan");
            case MENTORING_AIMS ->
                toAgency
                        ? each -> RecordedPart.rows(each, step -> step.isOf("mentoringSession/Task_HoldSession"))
                        : RecordedPart.last("mentoring/Task_JudgeAims");
            case TRAINING_NEEDS ->
                toAgency ? none -> List.of() : RecordedPart.last("capacityBuilding/Task_AssessNeeds");
            case TRAINING_EVALUATION ->
                RecordedPart.last("capacityBuilding/" + (toAgency ? "Task_DeliverTraining" : "Task_EvaluateTraining"));
            case TRAINING_FOLLOW_UP ->
                RecordedPart.last(
                        toAgency ? "capacityBuilding/Task_EvaluateTraining" : "capacityFollowUp/Task_ReportFollowUp");
            case EXPERT_INTRODUCTION -> SupportParts::experts;
            case INTELLIGENCE_RECEIPT, INTELLIGENCE_REPORT -> IntelligenceParts::unitAnswer;
            case EXPERT_RATING ->
                toAgency ? ProductParts::received : RecordedPart.last("expertNetwork/Task_RateExpert");
            case SUPPORT_OFFER -> SupportParts::offer;
            case RECEIPT -> toAgency ? ProductParts::deliveries : SupportParts::feedback;
        };
        List<Map<String, String>> rows = new ArrayList<>(content.rows(material));
        Map<String, String> first = new Facts(material.show())
                .word("casePart.kind", "exchange", subject)
                .map();
        if (!rows.isEmpty()) first.putAll(rows.remove(0));
        rows.add(0, first);
        return rows;
    }

    static List<Map<String, String>> expertise(Material material) {
        return step(
                material,
                material.file().support().expertNetwork(),
                CaseFiles.ExpertNetwork::need,
                "expertise",
                "language",
                "question");
    }

    static List<Map<String, String>> asked(Material material) {
        return step(material, services(material).findFirst().orElse(null), CaseFiles.GeneralService::asked, OF_SERVICE);
    }

    /** @param support null if there is none in this case */
    private static <T> List<Map<String, String>> step(
            Material material, T support, Function<T, StepRecord> which, String... names) {
        return material.one(
                support == null ? null : which.apply(support),
                (facts, step) -> facts.all(step.answers(), names).by(step.recordedBy(), step.recordedAt()));
    }

    /** Those of the task's capability. */
    private static Stream<CaseFiles.GeneralService> services(Material material) {
        return material.file().support().generalServices().stream()
                .filter(service -> service.capability().name().equals(material.known("capability")));
    }

    static List<Map<String, String>> progress(Material material) {
        return material.each(
                material.file().capabilities(),
                (facts, one) -> facts.word("casePart.capability", "capability", one.capability())
                        .word("case.status", "progress", one.status())
                        .note("casePart.reason", one.reason()));
    }

    /** Which support is offered, and the last that was said of it. */
    static List<Map<String, String>> offer(Material material) {
        Capability offered = material.capability();
        return material.one(
                material.lastNote(EventKind.CAPABILITY_STEP, note -> offered.isNamedIn(note)),
                (facts, note) -> facts.note("work.offer", note));
    }

    static List<Map<String, String>> measures(Material material) {
        return material.each(
                material.file().measures(),
                (facts, measure) -> facts.word("casePart.measure", "measure", measure.kind())
                        .put("casePart.number", measure.name()));
    }

    static List<Map<String, String>> experts(Material material) {
        CaseFiles.ExpertNetwork network = material.file().support().expertNetwork();
        return material.each(
                network == null ? List.of() : network.experts(),
                (facts, asked) -> facts.any("expert", asked.expert())
                        .any("country", asked.country())
                        .any("released", asked.released())
                        .any("reason", asked.reason())
                        .time("casePart.introducedAt", asked.introducedAt())
                        .put("casePart.opinion", asked.opinion()));
    }

    static List<Map<String, String>> engagement(Material material) {
        return material.one(
                material.engagement(),
                (facts, asked) -> facts.any("expert", asked.expert())
                        .word("casePart.expertise", "expertise", asked.expertise())
                        .put("casePart.question", asked.question()));
    }

    static List<Map<String, String>> opinion(Material material) {
        return material.one(material.opinion(), (facts, given) -> {
            material.show(TaskContent.Report.of(given));
            facts.put("casePart.opinion", given.text()).by(given.writtenBy(), given.writtenAt());
        });
    }

    /** What came in and what its source answered, in the order in which it happened. */
    static List<Map<String, String>> hits(Material material) {
        return RecordedPart.rows(material, step -> "hits".equals(step.process()));
    }

    static List<Map<String, String>> feedback(Material material) {
        return material.each(
                material.file().outputs().feedback(),
                (facts, one) -> facts.word("casePart.kind", "feedback", one.kind())
                        .word("case.outcome", "result", one.outcome())
                        .put("casePart.note", one.note()));
    }

    static List<Map<String, String>> meeting(Material material) {
        return material.one(
                material.file().support().meeting(),
                (facts, file) -> facts.put("casePart.title", file.meeting().title())
                        .put("casePart.purpose", file.meeting().purpose())
                        .word("casePart.format", "meetingFormat", file.meeting().format())
                        .day("casePart.heldOn", file.meeting().heldOn())
                        .put("casePart.place", file.meeting().place())
                        .put("casePart.agenda", file.meeting().agenda())
                        .put(
                                "casePart.participants",
                                file.outcome() == null ? null : file.outcome().participants()));
    }

    static List<Map<String, String>> invitations(Material material) {
        return material.each(
                material.file().support().meeting() == null
                        ? List.of()
                        : material.file().support().meeting().invitations(),
                (facts, invited) -> facts.any("country", invited.country())
                        .word("casePart.state", "invitation", invited.state())
                        .put("casePart.participants", invited.participants())
                        .put("casePart.reason", invited.reason()));
    }

    static List<Map<String, String>> meetingActions(Material material) {
        return material.each(
                material.file().support().meeting() == null
                        ? List.of()
                        : material.file().support().meeting().actions(),
                (facts, action) -> facts.put("casePart.action", action.action())
                        .put("casePart.owner", action.owner())
                        .day("casePart.dueOn", action.dueOn()));
    }

    /** For a country that is invited. */
    static List<Map<String, String>> invitation(Material material) {
        return material.one(
                material.invitation(),
                (facts, meeting) -> facts.put("casePart.title", meeting.title())
                        .put("invite.purpose", meeting.purpose())
                        .day("invite.heldOn", meeting.heldOn())
                        .word("invite.format", "meetingFormat", meeting.format())
                        .put("invite.place", meeting.place())
                        .put("invite.agenda", meeting.agenda()));
    }
}
