package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the decision at a task needs, as far as its reader may see it. */
@Service
public class TaskContent {
    private final Sources sources;

    TaskContent(Sources sources) {
        this.sources = sources;
    }

    /**
     * @param node  diagram and node, {@code triage/Task_AssessRequest}
     * @param known what the flow knows at the task, by name
     * @param read  the case, where its page has read it already; else null
     * @return the parts that have something to say, in the order of their weight
     * @throws org.ncbrelay.domain.Refusal.NotFound if the task needs a case or intelligence that is not open to the reader
     */
    @Transactional
    public List<Block> of(
            String node,
            CaseReference reference,
            Map<String, Object> known,
            CaseRead read,
            Officer reader,
            Words words) {
        Material material = new Material(sources, node, reference, reader, known, read);
        return TaskParts.of(node).stream()
                .flatMap(part -> part.block(material, words).stream())
                .toList();
    }
}
