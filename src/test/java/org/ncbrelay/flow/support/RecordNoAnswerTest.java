package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.fakes.FakeRelay;

/** Deployments are the process ring's: their facts lie in the database. */
class RecordNoAnswerTest {
    private static final Capability SUPPORT = Capability.INFORMATION_SHARING;

    private final FakeRelay relay = new FakeRelay();
    private final Steps steps = new Steps();
    private final SupportRecord support =
            new SupportRecord(relay.recordings, relay.capabilities, steps, relay.journal, relay.clock);
    private final RecordNoAnswer record = new RecordNoAnswer(relay.cases, support, null, relay.journal);

    @BeforeEach
    void theCaseIsInSupport() {
        relay.has(CaseStatus.IN_SUPPORT);
        relay.recordings.recorded = true;
    }

    @Test
    void whatTheAgencyDidNotReportIsRecordedAsMissingAndTheSupportGoesOn() {
        record.goOn(REFERENCE, SUPPORT, Phrase.AIMS_NOT_JUDGED, RELAY);

        assertThat(steps.added).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(StepKind.NO_ANSWER);
            assertThat(step.text("awaited")).isEqualTo("AIMS_NOT_JUDGED");
        });
        assertThat(relay.capabilities.status(SUPPORT)).isEqualTo(Status.IN_PROGRESS);
        assertThat(relay.journal.letters).containsExactly("CLOSED_WITHOUT_ANSWER to desk@wciu.example");
    }

    @Test
    void aSupportThatNobodyAgreedToIsRefusedAndAllPartiesAreInformed() {
        record.refuse(REFERENCE, SUPPORT, Phrase.PLAN_NOT_AGREED, RELAY);

        assertThat(relay.capabilities.status(SUPPORT)).isEqualTo(Status.REFUSED);
        assertThat(steps.added).isEmpty();
        assertThat(relay.journal.letters)
                .containsExactly(
                        "SUPPORT_ENDED_UNANSWERED to desk@wciu.example",
                        "SUPPORT_ENDED_UNANSWERED to KEN",
                        "SUPPORT_ENDED_UNANSWERED to INTERPOL");
    }

    @Test
    void aServiceThatNobodyAskedForIsWithdrawnAndWasNeverStarted() {
        record.withdraw(REFERENCE, SUPPORT, Phrase.NOT_ASKED_FOR_IN_TIME, RELAY);

        assertThat(relay.capabilities.status(SUPPORT)).isEqualTo(Status.WITHDRAWN);
        assertThat(relay.journal.events)
                .singleElement()
                .asString()
                .startsWith("CAPABILITY_WITHDRAWN")
                .endsWith("The NCB did not ask for the service in time.");
    }

    /** The steps of one support, in memory. */
    private static final class Steps implements SupportSteps {
        private final List<CapabilityStep> added = new ArrayList<>();

        @Override
        public void add(CaseReference reference, Capability capability, CapabilityStep step) {
            added.add(step);
        }

        @Override
        public List<CapabilityStep> of(CaseReference reference, Capability capability) {
            return List.copyOf(added);
        }
    }
}
