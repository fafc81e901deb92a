package org.ncbrelay.web.pages.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.TaskForm;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the decision at a task needs, as far as its reader may see it. */
@Service
public class TaskContent {
    /** By their names in the diagrams. */
    static final Map<String, ContentPart> PARTS = Stream.<ContentPart[]>of(
                    RequestPart.values(),
                    SupportPart.values(),
                    ProductPart.values(),
                    DeploymentPart.values(),
                    IntelligencePart.values())
            .flatMap(Arrays::stream)
            .collect(Collectors.toUnmodifiableMap(Object::toString, Function.identity()));

    private final Sources sources;

    TaskContent(Sources sources) {
        this.sources = sources;
    }

    /**
     * @param form  of the task
     * @param read  the case, where its page has read it already; else null
     * @return the parts that have something to say, in the order of their weight
     * @throws org.ncbrelay.domain.Refusal.NotFound if the task needs a case or intelligence that is not open to the reader
     */
    @Transactional
    public List<Block> of(TaskForm form, CaseReference reference, CaseRead read, Officer reader, Words words) {
        Material material = new Material(sources, form.node(), reference, reader, form.known(), read);
        return parts(form.shows()).stream()
                .flatMap(part -> part.block(material, words).stream())
                .toList();
    }

    /**
     * The parts of these names; a name that only a later version of the relay knows is passed over. What shows anything of a case begins with
     * the caveat: the case may have an external source (Annex 2.1).
     */
    static List<ContentPart> parts(List<String> names) {
        List<ContentPart> named = names.stream()
                .flatMap(name -> Stream.ofNullable(PARTS.get(name)))
                .toList();
        return named.stream().allMatch(ContentPart::hidesTheCase)
                ? named
                : Stream.concat(Stream.of(RequestPart.CAVEAT), named.stream()).toList();
    }
}
