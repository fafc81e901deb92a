package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.EvidenceArrivals;
import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.FileTypes;
import org.ncbrelay.fakes.FakeDraftEvidences;
import org.ncbrelay.fakes.FakeDrafts;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.store.evidence.EvidenceFiles.Taken;
import org.ncbrelay.store.evidence.Scans;
import org.ncbrelay.support.MutableClock;

class AttachEvidenceTest {
    private final FakeDrafts drafts = new FakeDrafts();
    private final FakeDraftEvidences evidences = new FakeDraftEvidences();
    private final List<UUID> arrived = new ArrayList<>();
    private final UUID draft = drafts.begin(Map.of(), null, AGENCY, NOW);

    @Test
    void aFileIsStoredWithTheHashOfItsBytes() throws IOException {
        DraftEvidence stored = receive("Seen at the market.", "image/png");

        assertThat(stored.sha256()).isEqualTo("hash of 19 bytes");
        assertThat(attach("image/png").of(draft)).containsExactly(stored);
        assertThat(arrived).as("to be scanned for malware").containsExactly(stored.id());
    }

    @Test
    void whatIsNoEvidenceOfACaseIsNoneOfADraft() {
        assertThatThrownBy(() -> receive("MZ", null))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("file");
        assertThatThrownBy(() -> receive("", "image/png")).isInstanceOf(Refusal.Invalid.class);
        assertThat(evidences.stored).isEmpty();
    }

    @Test
    void allDraftsOfAPersonTogetherTakeNoMoreThanACaseWould() throws IOException {
        evidences.add(large(drafts.begin(Map.of(), null, AGENCY, NOW)), AGENCY, null);

        assertThatThrownBy(() -> receive("One more", "image/png"))
                .isInstanceOf(Refusal.TooLarge.class)
                .hasMessageStartingWith("Your drafts together hold 25 MB of evidence at most; 0 bytes are left.");
    }

    @Test
    void onlyTheWriterAddsAndRemovesAndNobodyDoesForACorrection() throws IOException {
        UUID stored = receive("Seen", "image/png").id();
        AttachEvidence attach = attach("image/png");

        assertThatThrownBy(() -> attach.requireOpen(UUID.randomUUID(), AGENCY)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> attach.requireOpen(draft, Officer.relay(OrganisationCode.INTERPOL)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> attach.remove(draft, UUID.randomUUID(), AGENCY))
                .isInstanceOf(Refusal.NotFound.class);
        UUID correction = drafts.begin(Map.of(), REFERENCE, AGENCY, NOW);
        assertThatThrownBy(() -> attach.requireOpen(correction, AGENCY)).isInstanceOf(Refusal.Conflict.class);

        attach.remove(draft, stored, AGENCY);
        assertThat(evidences.stored).isEmpty();
    }

    private DraftEvidence receive(String content, String type) throws IOException {
        return attach(type)
                .receive(
                        draft,
                        new FileName("page.png"),
                        new ByteArrayInputStream(content.getBytes()),
                        new Evidence.Provenance("The page", null, null),
                        "192.0.2.1",
                        AGENCY);
    }

    private AttachEvidence attach(String type) {
        FileTypes types = (beginning, name) -> Optional.ofNullable(type);
        return new AttachEvidence(
                drafts,
                evidences,
                PartialPort.of(Scans.class, Map.of()),
                PartialPort.of(EvidenceFiles.class, Map.of("takeForDraft", AttachEvidenceTest::counted)),
                types,
                new EvidenceLimits(EvidenceLimits.FILE_BYTES),
                PartialPort.of(EvidenceArrivals.class, Map.of("receivedForDraft", sent -> arrived.add((UUID) sent[1]))),
                new MutableClock(NOW));
    }

    private DraftEvidence large(UUID of) {
        return new DraftEvidence(
                UUID.randomUUID(),
                of,
                new FileName("film.mp4"),
                "video/mp4",
                EvidenceLimits.FILE_BYTES,
                "0".repeat(64),
                new Evidence.Provenance("The film", null, null),
                NOW);
    }

    /** Counts bytes instead of storing them. */
    private static Taken counted(Object... taken) throws IOException {
        int size = ((InputStream) taken[3]).readAllBytes().length;
        return new Taken(size, "hash of " + size + " bytes");
    }
}
