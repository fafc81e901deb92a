package org.ncbrelay.flow.support.meetingsession;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Meetings;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the minutes as a document of the case; a rework becomes the next version. */
@Service
public class WriteMinutes {
    private final Cases cases;
    private final Products products;
    private final Meetings meetings;
    private final Timeline timeline;
    private final Clock clock;

    public WriteMinutes(Cases cases, Products products, Meetings meetings, Timeline timeline, Clock clock) {
        this.cases = cases;
        this.products = products;
        this.meetings = meetings;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void write(CaseReference reference, String title, String minutes, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        int version = products.latest(reference, Capability.COORDINATION_MEETING)
                .map(before -> before.version() + 1)
                .orElse(1);
        products.add(new Product(
                UUID.randomUUID(),
                reference,
                Capability.COORDINATION_MEETING.name(),
                "MINUTES",
                version,
                title,
                whole(reference, minutes),
                request.confidentiality(),
                request.handlingConditions().orElse(null),
                null,
                List.of(),
                by.userId(),
                now));
        timeline.record(reference, EventKind.PRODUCT_WRITTEN, by, null, "Minutes, version " + version, now);
    }

    /** The minutes with all that the meeting left: who took part, what was on the agenda, who does what by when. */
    private String whole(CaseReference reference, String minutes) {
        Meeting meeting = meetings.find(reference).orElseThrow();
        String actions = meetings.actions(reference).stream()
                .map(action -> "- " + action.action() + " (" + action.owner() + ", by " + action.dueOn() + ")")
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                meeting.line() + ", " + meeting.place(),
                "Participants\n" + meetings.outcome(reference).orElseThrow().participants(),
                "Agenda\n" + meeting.agenda(),
                minutes,
                "Actions\n" + actions);
    }
}
