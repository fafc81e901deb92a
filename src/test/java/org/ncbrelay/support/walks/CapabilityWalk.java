package org.ncbrelay.support.walks;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;

/** The way of a case into support, and the steps that support by several capabilities shares. */
public record CapabilityWalk(Flowchart flow, Walk walk) {
    /** From submission in Kenya to support by the capabilities; direct contact is not decided. */
    public CaseReference inSupport(Capability... capabilities) {
        return inSupport(body -> {}, capabilities);
    }

    /** @param change what else is different from the sample */
    public CaseReference inSupport(Consumer<Map<String, Object>> change, Capability... capabilities) {
        CaseReference reference = flow.submit("agency.ken", body -> {
            ask(body, capabilities);
            change.accept(body);
        });
        return walk.supported(walk.toTriage(reference));
    }

    /** Lets a request ask for capabilities. */
    public static void ask(Map<String, Object> body, Capability... capabilities) {
        body.put(
                "capabilities",
                Arrays.stream(capabilities).map(Capability::name).toList());
        body.put("modusOperandi", "Sells through closed groups and ships by post.");
    }

    /** An analyst writes, the lead approves. */
    public void product(CaseReference reference) {
        write(reference);
        flow.decide(reference, "lead", "Task_ReviewProduct", "APPROVE");
    }

    public void write(CaseReference reference) {
        flow.work(
                reference,
                "analyst",
                "Task_WriteProduct",
                Map.of("title", "What we found", "body", "Long enough to be the text of a product."));
    }

    /** Over the NCB. */
    public void delivered(CaseReference reference) {
        walk.forwarded(walk.dispatched(reference));
    }

    /** Fires the reminder of a step and checks that somebody was reminded. */
    public void reminded(CaseReference reference, String timer) {
        long before = reminders(reference);
        flow.fireTimer(reference, timer);
        if (reminders(reference) != before + 1) throw new AssertionError("nobody was reminded by " + timer);
    }

    private long reminders(CaseReference reference) {
        return flow.letters(reference).stream().filter("REMINDER"::equals).count();
    }
}
