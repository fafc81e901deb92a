package org.ncbrelay.engine.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.StandingCase;
import org.springframework.stereotype.Component;

/** What the rules require of answers beyond their form; each rule is checked again when the answer is recorded. */
@Component
record DomainAnswerRules(Cases cases, Recordings recordings, Clock clock) implements AnswerRules {
    @Override
    public List<Violation> check(String formKey, Map<String, Object> answers, CaseReference reference) {
        List<Violation> violations = new ArrayList<>();
        switch (formKey) {
            case "authorizationDecide" -> mustLieAhead(answers, "validUntil", violations);
            // A mission may begin on the day of its terms.
            case "istTermsDraft" -> mustNotLieBefore(today(), answers, "startsOn", violations);
            case "meetingPlan" -> mustLieAhead(answers, "heldOn", violations);
            case "istReportDebrief", "meetingAction" -> mustLieAhead(answers, "dueOn", violations);
            case "capacityDeliver" -> mustNotEndBefore(answers, "heldFrom", "heldUntil", violations);
            case "recordingCheck" -> mustRaise(answers, cases.get(reference), violations);
            case "triageAssess" -> mustNameDuplicate(answers, reference, violations);
            default -> {}
        }
        return violations;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void mustLieAhead(Map<String, Object> answers, String field, List<Violation> violations) {
        mustNotLieBefore(today().plusDays(1), answers, field, violations);
    }

    private static void mustNotLieBefore(
            LocalDate first, Map<String, Object> answers, String field, List<Violation> violations) {
        Object day = answers.get(field);
        if (day == null || day.toString().isBlank()) return;
        if (LocalDate.parse(day.toString().substring(0, 10)).isBefore(first))
            violations.add(new Violation(field, "wrong.ahead", "must lie in the future"));
    }

    private static void mustNotEndBefore(
            Map<String, Object> answers, String from, String until, List<Violation> violations) {
        // Null where the form has refused the answer already.
        if (answers.get(from) instanceof String first
                && answers.get(until) instanceof String last
                && LocalDate.parse(last).isBefore(LocalDate.parse(first)))
            violations.add(new Violation(until, "wrong.order", "must not lie before the first day"));
    }

    private static void mustRaise(Map<String, Object> answers, SupportCase request, List<Violation> violations) {
        // Null where the form has refused the answer already.
        Object level = answers.get("confidentiality");
        if (level == null || level.equals("AS_REQUESTED")) return;
        if (Confidentiality.valueOf(level.toString()).compareTo(request.confidentiality()) <= 0)
            violations.add(new Violation(
                    "confidentiality", "wrong.raisedLevel", "must be higher than the request's, or as requested"));
    }

    private void mustNameDuplicate(Map<String, Object> answers, CaseReference reference, List<Violation> violations) {
        Object linked = answers.get("linkedReference");
        boolean none = linked == null || linked.toString().isBlank();
        boolean duplicate = TriageStep.DUPLICATE.equals(answers.get("assessment"));
        if (duplicate && none)
            violations.add(new Violation("linkedReference", "wrong.nameCase", "name the case that this one repeats"));
        if (!none && reference.value().equals(linked))
            violations.add(new Violation("linkedReference", "wrong.otherCase", "must be another case"));
        else if (duplicate
                && !none
                && StandingCase.of(reference, linked.toString(), cases, recordings)
                        .isEmpty()) violations.add(StandingCase.NOT_STANDING);
    }
}
