package org.ncbrelay.engine.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.ncbrelay.engine.expressions.ModelCheck;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.engine.rules.InstalledRules;
import org.ncbrelay.start.CannotStart;
import org.springframework.core.io.Resource;

/** The models that an installation adds, in one folder, judged together with those of the release. */
public final class ModelFolder {
    private static final Pattern COUNTS = Pattern.compile("\\.(bpmn|form|dmn|properties)$");
    private static final long LARGEST = 2_000_000;
    private static final String TABLE = ".dmn";
    private static final String ENGLISH = "en";

    private final List<Finding> findings = new ArrayList<>();
    private final Models models = new Models(
            Release.DIAGRAMS, new TreeMap<>(), Release.FORMS, new TreeMap<>(), Release.WORDS, new TreeMap<>());

    /** Read when first asked for: the files of a release do not change. */
    private static final class Release {
        static final Map<String, Diagram> DIAGRAMS = ModelDeployment.diagrams().stream()
                .map(model -> new Diagram(
                        model.getModelElementsByType(Process.class)
                                .iterator()
                                .next()
                                .getId(),
                        false,
                        model))
                .collect(Collectors.toMap(Diagram::name, diagram -> diagram));
        static final Map<String, FormDefinition> FORMS = ModelDeployment.released("classpath:/forms/*.form").stream()
                .collect(Collectors.toMap(form -> ModelFolder.name(form.getFilename()), ModelFolder::form));
        static final Map<String, Map<String, String>> WORDS =
                WordRules.LANGUAGES.stream().collect(Collectors.toMap(language -> language, ModelFolder::released));
    }

    private ModelFolder() {}

    /** Of the diagrams of the release, which must be as they ask those of an installation to be, and of the places that are open in them. */
    static List<Finding> ofRelease() {
        ModelFolder read = new ModelFolder();
        for (Diagram diagram : read.models.released().values())
            if (MapRules.hasOpenPlaces(diagram)) new MapRules(diagram, read.models, read.findings::add).check();
        return read.judged(read.models.released().values());
    }

    /**
     * The texts of a folder by the names of their files: diagrams, forms, tables and {@code words_<language>.properties}; other files do not
     * count.
     *
     * @throws IOException if it cannot be read, or has more than 2 MB (our default)
     */
    public static Map<String, String> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file ->
                            COUNTS.matcher(file.getFileName().toString()).find())
                    .toList();
        }
        long length = 0;
        for (Path file : files) length += Files.size(file);
        if (length > LARGEST) throw new IOException("The models of " + folder + " have more than 2 MB.");
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files)
            texts.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        return texts;
    }

    /**
     * What is wrong in a folder, file by file; empty if its models can be used.
     *
     * @param texts by the names of their files
     */
    public static List<Finding> findings(Map<String, String> texts) {
        ModelFolder read = of(texts);
        texts.forEach(read::text);
        // A table may name the steps of diagrams.
        texts.forEach(read::table);
        return read.judged(read.models.folder().values());
    }

    /**
     * The words of a folder by language and key. English is that of its diagrams and forms, which have keys of their own; under that of a form
     * alone, {@code forms.<form>}, are the keys of its fields in their order.
     */
    static Map<String, Map<String, String>> words(Map<String, String> texts) {
        ModelFolder read = of(texts);
        Map<String, Map<String, String>> words = new TreeMap<>(read.models.ownWords());
        Map<String, String> english = new TreeMap<>(new WordRules(read.models, finding -> {}).said());
        english.putAll(words.getOrDefault(ENGLISH, Map.of()));
        english.values().removeIf(String::isEmpty);
        read.models
                .ownForms()
                .forEach((name, form) -> english.put(
                        "forms." + name, String.join(",", form.components().findValuesAsText("key"))));
        words.put(ENGLISH, english);
        return words;
    }

    private static ModelFolder of(Map<String, String> texts) {
        ModelFolder read = new ModelFolder();
        texts.forEach((file, text) -> read.add(file, text.getBytes(StandardCharsets.UTF_8)));
        return read;
    }

    private void add(String file, byte[] content) {
        String name = name(file);
        if (file.endsWith(".bpmn")) diagram(file, name, content);
        else if (file.endsWith(".form")) form(file, name, content);
        else if (file.endsWith(".properties")) words(file, name, content);
    }

    /** What was no UTF-8 has been read as U+FFFD. */
    private void text(String file, String text) {
        if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0)
            wrong(file, "It is no text in UTF-8", "Save it in UTF-8.");
    }

    private void diagram(String file, String name, byte[] content) {
        try {
            ModelCheck.check(file, content);
            Diagram diagram = new Diagram(
                    name,
                    !models.released().containsKey(name),
                    Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            if (diagram.all(Process.class).size() == 1
                    && diagram.process().getId().equals(name)) models.folder().put(name, diagram);
            else wrong(file, "It must have one process, with the id " + name, "Name the process as the file.");
        } catch (NotValidException refused) {
            wrong(
                    file,
                    refused.getMessage().replaceFirst(", as .*", "").replaceFirst("\\.$", ""),
                    "Remove it: models run no code of their own; ${record} stores answers.");
        } catch (ModelException broken) {
            wrong(file, "It is no diagram in BPMN 2.0", "Save it in Camunda Modeler again, for platform 7.");
        }
    }

    private void form(String file, String name, byte[] content) {
        try {
            models.ownForms().put(name, FormDefinition.read(new ByteArrayInputStream(content)));
        } catch (UncheckedIOException broken) {
            wrong(file, "It is no form", "Save it in Camunda Modeler again, for platform 7.");
        }
    }

    private void words(String file, String name, byte[] content) {
        String language = name.replaceFirst("^words_", "");
        if (file.startsWith("words_") && WordRules.LANGUAGES.contains(language))
            models.ownWords().put(language, words(new ByteArrayInputStream(content)));
        else
            wrong(
                    file,
                    "Its name is of no language",
                    "Name files of words words_<language>.properties, with " + String.join(", ", WordRules.LANGUAGES)
                            + ".");
    }

    private void table(String file, String text) {
        if (!file.endsWith(TABLE)) return;
        Set<String> steps = models.own()
                .flatMap(diagram -> diagram.all(UserTask.class).stream())
                .flatMap(task -> StepRules.steps(StepRules.DUE, String.valueOf(task.getCamundaDueDate())).stream())
                .collect(Collectors.toSet());
        try {
            InstalledRules.checked(file, file, text.getBytes(StandardCharsets.UTF_8), steps);
        } catch (CannotStart wrong) {
            wrong(file, wrong.getMessage(), wrong.action());
        }
    }

    private List<Finding> judged(Collection<Diagram> diagrams) {
        for (Diagram diagram : diagrams) {
            new FlowRules(diagram, models, findings::add).check();
            new StepRules(diagram, models, findings::add).check();
        }
        for (Diagram diagram : models.folder().values())
            if (diagram.own()) new OwnRules(diagram, models, findings::add).check();
            else new MapRules(diagram, models, findings::add).check();
        models.ownForms().forEach((name, form) -> new FormRules(name, form, models, findings::add).check());
        new WordRules(models, findings::add).check();
        return List.copyOf(findings);
    }

    private void wrong(String file, String found, String remedy) {
        findings.add(new Finding(file, "", found, remedy));
    }

    private static String name(String file) {
        return file.replaceFirst("\\.[a-z]+$", "");
    }

    private static FormDefinition form(Resource file) {
        try {
            return FormDefinition.read(file.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> released(String language) {
        return words(ModelFolder.class.getResourceAsStream("/models_" + language + ".properties"));
    }

    private static Map<String, String> words(InputStream file) {
        Properties words = new Properties();
        try (file) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, words::getProperty));
    }
}
