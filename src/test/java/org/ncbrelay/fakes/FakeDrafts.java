package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Drafts;

/** The drafts of one officer in memory. */
public final class FakeDrafts implements Drafts {
    public final Map<UUID, Draft> stored = new LinkedHashMap<>();
    private final Map<UUID, Template> templates = new LinkedHashMap<>();

    @Override
    public UUID begin(Map<String, Object> content, CaseReference correctionOf, Officer by, Instant at) {
        if (correctionOf == null)
            Drafts.requireRoomForDraft(stored.values().stream()
                    .filter(draft -> draft.correctionOf() == null)
                    .count());
        UUID id = UUID.randomUUID();
        stored.put(id, new Draft(id, correctionOf, content, content.toString(), 1, at, at));
        return id;
    }

    @Override
    public void addTemplate(String name, Map<String, Object> content, Officer by, Instant at) {
        Drafts.requireRoomForTemplate(templates.size());
        UUID id = UUID.randomUUID();
        templates.put(id, new Template(id, name, content));
    }

    @Override
    public List<Template> templates() {
        return List.copyOf(templates.values());
    }

    @Override
    public Optional<Template> findTemplate(UUID id) {
        return Optional.ofNullable(templates.get(id));
    }

    @Override
    public boolean save(UUID id, Map<String, Object> content, int seen, Instant at) {
        Draft before = stored.get(id);
        if (before == null || before.version() != seen) return false;
        stored.put(
                id,
                new Draft(id, before.correctionOf(), content, content.toString(), seen + 1, before.createdAt(), at));
        return true;
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public Optional<Draft> findForChange(UUID id) {
        return find(id);
    }

    @Override
    public List<Draft> mine() {
        return List.copyOf(stored.values());
    }

    @Override
    public List<Begun> latest(int most) {
        return stored.values().stream()
                .limit(most)
                .map(draft -> new Begun(
                        draft.id(),
                        draft.correctionOf(),
                        (String) draft.content().get("title"),
                        draft.updatedAt()))
                .toList();
    }

    @Override
    public void discard(UUID id) {
        stored.remove(id);
        templates.remove(id);
    }
}
