package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.FRENCH_HEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.request.Drafts.Template;
import org.ncbrelay.fakes.FakeDraftEvidences;
import org.ncbrelay.fakes.FakeDrafts;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.people.UserAccounts.Contact;
import org.ncbrelay.support.Samples;

/** From the first words of a draft to the case that it becomes. */
class DraftsTest {
    private final FakeRelay relay = new FakeRelay();
    private final FakeDrafts drafts = new FakeDrafts();
    private final FakeDraftEvidences evidences = new FakeDraftEvidences();
    private final List<String> reads = new ArrayList<>();
    private final AuditLog audit = PartialPort.of(AuditLog.class, Map.of("read", this::noted));
    private final WriteDraft write = new WriteDraft(drafts, relay.reading(), audit, relay.clock);
    private final UseTemplates templates = new UseTemplates(
            relay.cases,
            drafts,
            relay.agencies,
            PartialPort.of(
                    UserAccounts.class,
                    Map.of("contact", user -> Optional.of(new Contact("Amina Otieno", user[0] + "@relay.example")))),
            audit,
            relay.clock);

    @Test
    void whoSavesOverWhatTheyHaveNotSeenIsTold() {
        UUID draft = write.begin(Map.of("title", "Ivory"), AGENCY);
        Optional<Draft> first = write.revise(draft, titled("Ivory, first window"), 1, AGENCY);

        assertThat(first).get().extracting(Draft::version).isEqualTo(2);
        assertThat(write.revise(draft, titled("Ivory, second window"), 1, AGENCY))
                .isEmpty();
        assertThat(drafts.stored.get(draft).content()).containsEntry("title", "Ivory, first window");
        assertThat(write.revise(draft, titled("Ivory, second window"), 2, AGENCY))
                .isPresent();
    }

    @Test
    void whatIsStoredAlreadyConflictsWithNothing() {
        UUID draft = write.begin(Map.of("title", "Ivory"), AGENCY);
        write.revise(draft, titled("Ivory and horn"), 1, AGENCY);

        assertThat(write.revise(draft, titled("Ivory and horn"), 1, AGENCY))
                .get()
                .extracting(Draft::version)
                .isEqualTo(2);
    }

    @Test
    void nobodyHasMoreDraftsThanTheMostButEveryReturnedRequestIsCorrected() {
        for (int i = 0; i < Drafts.MOST; i++) write.begin(Map.of("title", "Ivory " + i), AGENCY);

        assertThatThrownBy(() -> write.begin(Map.of("title", "One more"), AGENCY))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("You have 50 drafts, as many as possible; submit or delete one first.");
        assertThat(write.mine(AGENCY)).hasSize(Drafts.MOST);
        drafts.begin(Map.of(), REFERENCE, AGENCY, NOW);
        write.discard(write.mine(AGENCY).get(0).id(), AGENCY);
        write.begin(Map.of("title", "One more"), AGENCY);
    }

    @Test
    void onlyThoseWhoAskForSupportWriteDrafts() {
        assertThatThrownBy(() -> write.begin(Map.of(), ANALYST)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> write.revise(UUID.randomUUID(), content -> content, 1, AGENCY))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aNewRequestSaysWhoAsksAndThatDirectContactIsNotRequested() {
        relay.approvals.put("KEN-WCIU", true);

        assertThat(templates.prefilled(AGENCY))
                .containsEntry(
                        "agency",
                        Map.of("name", "An agency", "officer", "Amina Otieno", "email", "agency.ken@relay.example"))
                .containsEntry("directContact", Map.of("requested", false));
        assertThat(templates.prefilled(NCB).get("agency")).asString().doesNotContain("An agency");
        assertThatThrownBy(() -> templates.prefilled(ANALYST)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void anAgencyThatIsInNoRegisterMustBeEnteredByItsNcbFirst() {
        UUID draft = write.begin(Samples.forSharing(), AGENCY);
        relay.approvals.clear();

        assertThatThrownBy(() -> submit().submit(draft, AGENCY))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining("not in the register");
    }

    @Test
    void theEvidenceOfADraftGoesIntoItsCaseAndTheDraftIsGone() {
        UUID draft = write.begin(Samples.forSharing(), AGENCY);
        evidences.add(file(draft), AGENCY, null);

        submit().submit(draft, AGENCY);

        assertThat(evidences.moved).containsExactly("page.png to KEN-2026-000001");
        assertThat(drafts.stored).isEmpty();
        assertThatThrownBy(() -> submit().submit(draft, AGENCY)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aRequestThatIsNotCompleteKeepsItsEvidenceWithTheDraft() {
        UUID draft = write.begin(Map.of("title", "Ivory"), AGENCY);
        evidences.add(file(draft), AGENCY, null);

        assertThatThrownBy(() -> submit().submit(draft, AGENCY)).isInstanceOf(Refusal.Invalid.class);

        assertThat(evidences.moved).isEmpty();
        assertThat(drafts.stored).containsKey(draft);
    }

    @Test
    void anEarlierRequestOfTheOwnOfficeBeginsANewOne() {
        relay.has(CaseStatus.CLOSED);

        Draft copy = drafts.stored.get(templates.beginFromEarlier(REFERENCE.value(), AGENCY));

        assertThat(copy.content())
                .containsEntry("purpose", "THREAT_ANALYSIS")
                .containsEntry("directContact", Map.of("requested", false));
        assertThat(copy.correctionOf()).isNull();
        assertThat(reads).containsExactly("CASE KEN-2026-000001 COPY");
    }

    @Test
    void nobodyCopiesWhatTheirOfficeDidNotAsk() {
        relay.has(CaseStatus.CLOSED);

        assertThatThrownBy(() -> templates.beginFromEarlier(REFERENCE.value(), NCB))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> templates.beginFromEarlier(REFERENCE.value(), FRENCH_HEAD))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> templates.beginFromEarlier("KEN-2026-0", AGENCY))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(drafts.stored).isEmpty();
    }

    @Test
    void aTemplateBeginsDraftsWithoutWhatBelongsToOneCase() {
        UUID draft = write.begin(Map.of("title", "Ivory online", "urgency", "URGENT"), AGENCY);
        templates.save(draft, " Ivory ", AGENCY);
        UUID template = templates.mine(AGENCY).get(0).id();

        Draft begun = drafts.stored.get(templates.begin(template, AGENCY));

        assertThat(templates.mine(AGENCY)).extracting(Template::name).containsExactly("Ivory");
        assertThat(begun.content()).containsEntry("title", "Ivory online").doesNotContainKey("urgency");
        assertThatThrownBy(() -> templates.save(draft, " ", AGENCY)).isInstanceOf(Refusal.Invalid.class);
        templates.discard(template, AGENCY);
        assertThat(templates.mine(AGENCY)).isEmpty();
        assertThatThrownBy(() -> templates.begin(template, AGENCY)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aReceiptSaysByWhenTheNcbIsToAnswerUntilItHas() {
        relay.has(CaseStatus.SUBMITTED);
        ReadReceipt receipts = new ReadReceipt(
                relay.cases,
                relay.countries,
                PartialPort.of(TimeLimits.class, Map.of("of", asked -> TimeLimit.elapsed(Duration.ofDays(1)))),
                audit);

        assertThat(receipts.of(REFERENCE).acknowledgeBy()).contains(NOW.plus(Duration.ofDays(1)));

        relay.has(CaseStatus.ACKNOWLEDGED);
        assertThat(receipts.of(REFERENCE).acknowledgeBy()).isEmpty();
        assertThat(receipts.of(REFERENCE).open()).isTrue();
        assertThatThrownBy(() -> receipts.of(new CaseReference("KEN-2026-000002")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private static java.util.function.UnaryOperator<Map<String, Object>> titled(String title) {
        return before -> {
            Map<String, Object> after = new LinkedHashMap<>(before);
            after.put("title", title);
            return after;
        };
    }

    private SubmitDraft submit() {
        return new SubmitDraft(drafts, relay.submission(), evidences);
    }

    private static DraftEvidence file(UUID draft) {
        return new DraftEvidence(
                UUID.randomUUID(),
                draft,
                new FileName("page.png"),
                "image/png",
                5,
                "0".repeat(64),
                new Evidence.Provenance("The page", null, null),
                NOW);
    }

    /** Writes down what was read instead of auditing it. */
    private Object noted(Object... read) {
        return reads.add(read[0] + " " + read[1] + " " + read[2]);
    }
}
