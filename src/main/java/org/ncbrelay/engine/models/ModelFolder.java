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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.ncbrelay.engine.ModelDeployment;
import org.ncbrelay.engine.expressions.ModelCheck;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.engine.rules.InstalledRules;
import org.ncbrelay.start.CannotStart;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The models that an installation adds, in one folder, judged together with those of the release. */
public final class ModelFolder {
    private static final List<String> BUNDLES = List.of("messages", "forms", "diagrams", "sources");

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

    /** Of the diagrams of the release, which must be as they ask those of an installation to be. */
    static List<Finding> ofRelease() {
        ModelFolder read = new ModelFolder();
        return read.judged(read.models.released().values());
    }

    /**
     * What is wrong in a folder, file by file; empty if its models can be used.
     *
     * @param folder diagrams, forms, tables and {@code words_<language>.properties}; other files do not count
     * @throws IOException if it cannot be read
     */
    public static List<Finding> findings(Path folder) throws IOException {
        ModelFolder read = new ModelFolder();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) read.add(file, Files.readAllBytes(file));
        // A table may name the steps of diagrams.
        for (Path file : files) if (file.toString().endsWith(".dmn")) read.table(file);
        return read.judged(read.models.folder().values());
    }

    private void add(Path path, byte[] content) {
        String file = path.getFileName().toString();
        String name = name(file);
        if (file.endsWith(".bpmn")) diagram(file, name, content);
        else if (file.endsWith(".form")) form(file, name, content);
        else if (file.endsWith(".properties")) words(file, name, content);
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

    private void table(Path file) throws IOException {
        Set<String> steps = models.own()
                .flatMap(diagram -> diagram.all(UserTask.class).stream())
                .flatMap(task -> StepRules.steps(StepRules.DUE, String.valueOf(task.getCamundaDueDate())).stream())
                .collect(Collectors.toSet());
        try {
            InstalledRules.checked(file, steps);
        } catch (CannotStart wrong) {
            wrong(file.getFileName().toString(), wrong.getMessage(), wrong.action());
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
        return BUNDLES.stream()
                .map(bundle -> new ClassPathResource(bundle + '_' + language + ".properties"))
                .filter(Resource::exists)
                .flatMap(file -> words(file).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> words(Resource file) {
        try {
            return words(file.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
