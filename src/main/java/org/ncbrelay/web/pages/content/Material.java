package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.port.CaseFiles;

/** What the parts of a task's content are made of; each is read, under the reader's walls, when a part first asks for it. */
final class Material {
    private final Sources sources;
    private final String node;
    private final CaseReference reference;
    private final Officer reader;
    private final Map<String, Object> known;
    private final Supplier<CaseFiles.CaseFile> file;
    private final Supplier<List<CaseFiles.Event>> timeline;
    private final Supplier<ReadIntelligence.View> intelligence;

    /**
     * @param node  diagram and node
     * @param known what the flow knows at the task, by name
     * @param read  the case, where it has been read already; else null
     */
    Material(
            Sources sources,
            String node,
            CaseReference reference,
            Officer reader,
            Map<String, Object> known,
            CaseRead read) {
        this.sources = sources;
        this.node = node;
        this.reference = reference;
        this.reader = reader;
        this.known = known;
        this.file = new Once<>(
                () -> read == null || read.file() == null ? sources.files().of(reference, reader) : read.file());
        this.timeline = new Once<>(() -> read == null || read.timeline() == null
                ? sources.files().timeline(reference, reader)
                : read.timeline());
        this.intelligence = new Once<>(() -> read == null || read.intelligence() == null
                ? sources.intelligence().read(reference, reader)
                : read.intelligence());
    }

    CaseFiles.CaseFile file() {
        return file.get();
    }

    /** The last note of an event of this kind. */
    Optional<Note> lastNote(EventKind kind) {
        return timeline.get().stream()
                .filter(event -> event.kind() == kind && event.note() != null)
                .map(CaseFiles.Event::note)
                .reduce((first, last) -> last);
    }

    ReadIntelligence.View intelligence() {
        return intelligence.get();
    }

    Officer reader() {
        return reader;
    }

    /** The capability that the task serves. */
    String capability() {
        String named = known("capability");
        if (named != null) return named;
        return (node.startsWith("meeting") ? Capability.COORDINATION_MEETING : Capability.IST_DEPLOYMENT).name();
    }

    /** Of the flow's variables; null if it has none of this name. */
    String known(String name) {
        Object value = known.get(name);
        return value == null ? null : value.toString();
    }

    Optional<Invitations.ToMeeting> invitation() {
        return sources.invitations().toMeetings().stream()
                .filter(invited -> invited.reference().equals(reference.value()))
                .findFirst();
    }

    /** Those that nobody has answered. */
    List<Invitations.ForExpert> askedExperts() {
        return sources.invitations().forExperts().stream()
                .filter(asked -> asked.reference().equals(reference.value()) && asked.answeredAt() == null)
                .toList();
    }

    Optional<ExpertEngagements.Engagement> engagement() {
        return id("engagement").map(sources.engagements()::get);
    }

    Optional<ExpertEngagements.Opinion> opinion() {
        return id("engagement").flatMap(sources.engagements()::latestOpinion);
    }

    Optional<Preservations.Standing> preservation() {
        return id("preservation")
                .flatMap(id -> sources.preservations().of(reference).stream()
                        .filter(standing -> standing.id().equals(id))
                        .findFirst());
    }

    private Optional<UUID> id(String name) {
        return Optional.ofNullable(known(name)).map(UUID::fromString);
    }

    /** Reads once. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> source;
        private T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            if (value == null) value = source.get();
            return value;
        }
    }
}
