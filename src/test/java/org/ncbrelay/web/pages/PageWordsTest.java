package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.Sources;
import org.ncbrelay.adapter.export.Exporters;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deployment.Deployment.DeploymentLevel;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.sources.Words;
import org.ncbrelay.web.pages.request.Field;
import org.ncbrelay.web.pages.request.FieldGroup;
import org.ncbrelay.web.pages.request.Step;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** No text of a page is missing in any language. */
class PageWordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("(?:#\\{|show\\.count\\(')([a-zA-Z][a-zA-Z0-9_.]*)[(}']");

    /** A step of the decision tables, where a diagram asks for its time. */
    private static final Pattern LIMIT = Pattern.compile("deadlines\\.\\w+\\(execution, (?:'|&#x27;)(\\w+)");

    /**
     * The request, which its sections show, a day for the keepers of retention, and what is shown as it stands: support, and the steps under
     * the labels of their forms.
     */
    private static final Set<String> BESIDE_THE_PAGE =
            Set.of("asked().request", "support", "retentionReviewAt", "steps");

    /** A list whose names a template looks up. */
    private static final Pattern LIST = Pattern.compile("show\\.(?:words?|names)\\('(\\w+)'");

    private static final Pattern NAME = Pattern.compile("([A-Za-z.]+)\\.([A-Z][A-Z0-9_]*)");

    /** Lists whose names are in the database, in forms or in several of our lists. */
    private static final Set<String> OF_NO_ENUM = Set.of(
            "act",
            "assessment",
            "code",
            "dispatchState",
            "hitQuestion",
            "intelStatus",
            "preservationState",
            "productKind",
            "recipient",
            "result",
            "sourceGrading",
            "triage");

    /** Documents know the lists of a request too: they call every choice of the request page as the page does. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void documentsNameEveryChoiceAsThePagesDo(String language) {
        Map<String, String> pages = words(language);
        Wording documents = Exporters.words(Locale.forLanguageTag(language));
        int choices = 0;
        for (Step step : Step.values())
            for (FieldGroup part : step.parts())
                for (Field field : part.fields())
                    for (String choice : field.choices()) {
                        String path = part.key(field).substring("field.".length());
                        assertThat(documents.value(path, choice))
                                .as(path)
                                .isEqualTo(pages.get(field.list() + "." + choice));
                        choices++;
                    }
        assertThat(choices).isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageHasEveryTextAndItsArguments(String language) {
        for (String bundle : List.of("messages", "process", "limit"))
            assertThat(Words.arguments(bundle, language)).as(bundle).isEqualTo(Words.arguments(bundle, "en"));
        assertThat(words(language).values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void noTextHasAnApostropheThatItsPatternWouldSwallow(String language) {
        assertThat(words(language).values()).noneMatch(text -> text.contains("'"));
    }

    /** As many forms as the language has for counting; the pages choose among them by the number. */
    @ParameterizedTest
    @CsvSource({"en, 2", "fr, 2", "es, 2", "ar, 6"})
    void everyCountedTextHasAllFormsOfItsLanguage(String language, int forms) {
        Map<String, String> words = words(language);
        Map<String, String> english = words("en");
        Set<String> counted = english.keySet().stream()
                .filter(key -> english.get(key).contains("|"))
                .collect(Collectors.toSet());
        assertThat(counted)
                .contains("cases.found", "board.overdue")
                .allSatisfy(key -> assertThat(words.get(key).split("\\|", -1))
                        .as(key)
                        .hasSize(forms)
                        .noneMatch(String::isBlank));
        assertThat(words.values()).noneMatch(text -> text.contains(",choice,"));
    }

    /** English is in the models themselves, but for the names of their steps. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyDiagramAndTimeLimitHasANameAndNoOtherWordIsThere(String language) {
        Map<String, String> names = new TreeMap<>();
        Model.files(Model.FOLDER, ".bpmn").map(Model::name).forEach(name -> names.put("process." + name, name));
        LIMIT.matcher(text(Path.of("bpmn")))
                .results()
                .map(found -> found.group(1))
                .forEach(step -> names.put("limit." + step, step));
        assertThat(names).containsKeys("limit.acknowledgment", "limit.agreement", "process.triage");
        // FormWordsTest, DiagramWordsTest and V20EveryNodeStatesItsSourceTest have the other kinds.
        if (!language.equals("en"))
            for (String kind : List.of("forms", "diagrams", "sources")) names.putAll(Words.of(kind, language));
        assertThat(Words.unequal("models", language, names)).isEmpty();
    }

    /** Each by who asks for it: templates, lists, parts of a case and the fields of the request. */
    @Test
    void everyTextThatAPageCanAskForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        String templates = text(RESOURCES.resolve("templates"));
        KEY.matcher(templates).results().forEach(found -> asked.add(found.group(1)));
        for (AuditLog.Read read : AuditLog.Read.values()) asked.add("act.READ_" + read);
        Stream.<Enum<?>[]>of(Logistics.State.values(), DeploymentLevel.values(), NoticeColour.values())
                .flatMap(Arrays::stream)
                .forEach(name -> asked.add("code." + name));
        support(templates).forEach(part -> components(part, asked));
        for (Step step : Step.values()) {
            asked.add("step." + step);
            for (FieldGroup part : step.parts()) {
                if (!part.name().isEmpty()) asked.add("part." + part.name());
                for (Field field : part.fields()) {
                    asked.add(part.key(field));
                    field.choices().forEach(choice -> asked.add(field.list() + "." + choice));
                }
            }
        }
        assertThat(asked).contains("casePart.analyst");
        assertThat(words("en").keySet()).containsAll(asked);
    }

    /** A list has words for the names of one of our enums: for all of them, and for few others. */
    @Test
    void everyListHasAWordForEachNameOfItsEnum() throws Exception {
        Map<String, Set<String>> lists = new TreeMap<>();
        for (String key : words("en").keySet()) {
            Matcher name = NAME.matcher(key);
            if (name.matches())
                lists.computeIfAbsent(name.group(1), none -> new TreeSet<>()).add(name.group(2));
        }
        List<Set<String>> enums = enums();
        lists.keySet().removeAll(OF_NO_ENUM);
        assertThat(lists).hasSizeGreaterThan(40);
        lists.forEach((list, names) ->
                assertThat(enums).as(list).anyMatch(all -> names.containsAll(all) && 2 * all.size() > names.size()));
        Set<String> prefixes = words("en").keySet().stream()
                .map(key -> key.replaceAll("\\.[^.]*$", ""))
                .collect(Collectors.toSet());
        assertThat(LIST.matcher(text(RESOURCES.resolve("templates"))).results().map(list -> list.group(1)))
                .isNotEmpty()
                .allMatch(prefixes::contains);
    }

    private static List<Set<String>> enums() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Enum.class));
        List<Set<String>> enums = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.ncbrelay"))
            enums.add(Arrays.stream(Class.forName(found.getBeanClassName()).getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toSet()));
        return enums;
    }

    private static String text(Path folder) {
        return String.join("", Sources.below(folder, "").values());
    }

    /** What a case has without a place of its own on the page is shown there under the names that its records have: what support recorded. */
    private static List<Type> support(String templates) {
        Set<String> shown = Stream.of(CaseFiles.CaseFile.class.getRecordComponents())
                .flatMap(part -> part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                                && part.getType() != CaseFiles.Support.class
                        ? Stream.of(part.getType().getRecordComponents())
                                .map(one -> part.getName() + "()." + one.getName())
                        : Stream.of(part.getName()))
                .filter(name -> !BESIDE_THE_PAGE.contains(name))
                .collect(Collectors.toSet());
        assertThat(shown).hasSizeGreaterThan(30).allMatch(name -> templates.contains("file." + name + "()"));
        return Stream.of(CaseFiles.Support.class.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .toList();
    }

    private static void components(Type type, Set<String> keys) {
        if (type instanceof ParameterizedType list) for (Type of : list.getActualTypeArguments()) components(of, keys);
        // A code is shown as the country that it names, a note as a text.
        if (!(type instanceof Class<?> part)
                || !part.isRecord()
                || part == OrganisationCode.class
                || part == Note.class) return;
        for (RecordComponent component : part.getRecordComponents()) {
            keys.add("casePart." + component.getName());
            components(component.getGenericType(), keys);
        }
    }

    private static Map<String, String> words(String language) {
        Map<String, String> words = new TreeMap<>();
        for (String bundle : List.of("messages", "process", "limit")) words.putAll(Words.of(bundle, language));
        return words;
    }
}
