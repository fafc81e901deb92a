package org.ncbrelay.web.pages.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.web.pages.reader.PageFormatter;

/**
 * The recorded answers to the form of another task, under its label and those of the form.
 *
 * @param task {@code hits/Task_FollowHits}
 */
public record RecordedPart(String task) implements TaskPart {
    @Override
    public boolean hidesTheCase() {
        return false;
    }

    @Override
    public boolean concerns(CaseReference reference) {
        return !reference.isIntelligence();
    }

    /** The newest answers first. */
    @Override
    public TaskContent.Block block(Material material) {
        List<Map<String, String>> rows = new ArrayList<>(rows(material, step -> step.isOf(task)));
        Collections.reverse(rows);
        return material.block(title(task, material.show()), rows);
    }

    /** The recorded answers of a case, by support and task, each in the order of its first answers. */
    public static List<TaskContent.Block> all(List<StepRecord> steps, PageFormatter show) {
        Map<String, List<Map<String, String>>> byTitle = new LinkedHashMap<>();
        steps.stream()
                .sorted(Comparator.comparing(StepRecord::capability, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(step -> byTitle.computeIfAbsent(titleInCase(step, show), first -> new ArrayList<>())
                        .add(new Facts(show)
                                .recorded(step)
                                .by(step.recordedBy(), step.recordedAt())
                                .map()));
        return byTitle.entrySet().stream()
                .map(title -> new TaskContent.Block(title.getKey(), title.getValue(), 0, List.of()))
                .toList();
    }

    private static String titleInCase(StepRecord step, PageFormatter show) {
        String title = title(step.task(), show);
        return step.capability() == null ? title : show.word("capability", step.capability()) + " · " + title;
    }

    /** The last answers to the form of a task. */
    static ContentPart.Maker last(String task) {
        return material -> {
            List<Map<String, String>> all = rows(material, step -> step.isOf(task));
            return all.isEmpty() ? all : all.subList(all.size() - 1, all.size());
        };
    }

    /** In their order; of several supports that one diagram serves, those of the task's own. */
    static List<Map<String, String>> rows(Material material, Predicate<StepRecord> which) {
        String capability = material.known("capability");
        return material.each(
                material.file().steps().stream()
                        .filter(which)
                        .filter(step -> capability == null
                                || step.capability() == null
                                || step.capability().name().equals(capability))
                        .toList(),
                (facts, step) -> facts.recorded(step).by(step.recordedBy(), step.recordedAt()));
    }

    static String title(String task, PageFormatter show) {
        return show.task(task, AskedWords.task(task));
    }
}
