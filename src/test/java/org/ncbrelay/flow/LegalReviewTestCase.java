package org.ncbrelay.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.sources.Model;
import org.springframework.beans.factory.annotation.Autowired;

/** Diagrams of the release with a legal review in the place of one sequence flow of each, for the cases of one test. */
abstract class LegalReviewTestCase extends FlowTestCase {
    static final String REVIEW = "Task_ReviewLegally";

    @Autowired
    private DecisionTables tables;

    private String deployment;

    /** @param changed diagrams by file name; all others are those of the release */
    void deploy(Map<String, String> changed) throws IOException {
        DeploymentBuilder models = repository.createDeployment().name("Legal reviews");
        for (Path file : Stream.of(Model.executable(), Model.files(Model.FOLDER, ".dmn"))
                .flatMap(each -> each)
                .toList()) {
            String name = file.getFileName().toString();
            models.addString("bpmn/" + name, changed.containsKey(name) ? changed.get(name) : Files.readString(file));
        }
        for (Path file : Model.files(Path.of("forms"), ".form").toList())
            models.addString("forms/" + file.getFileName(), Files.readString(file));
        models.addString(
                "forms/legalReview.form",
                Files.readString(Path.of("forms/triageJoin.form"))
                        .replace("triageJoin", "legalReview")
                        .replace("\"JOIN\"", "\"CLEAR\"")
                        .replace("KEEP_APART", "OBJECT"));
        deployment = models.deploy().getId();
        tables.forgetVersions();
    }

    @AfterEach
    void takeReviewsBack() {
        deleteWithCases(deployment);
        tables.forgetVersions();
    }

    /**
     * A diagram with other elements in the place of a sequence flow.
     *
     * @param drawn makes them of the source, the target and, where there is one, the condition of the sequence flow
     */
    static String reviewed(String diagram, String flow, Function<MatchResult, String> drawn) throws IOException {
        String released = Files.readString(Path.of("bpmn", diagram + ".bpmn"))
                .replaceFirst(
                        "(<camunda:properties>)(<camunda:property name=\"fourEyes\" value=\"author\" />)",
                        "$1<camunda:property name=\"decidedAt\" value=\"recording/" + REVIEW + "\" />$2");
        Matcher found = Pattern.compile("<bpmn:sequenceFlow id=\"" + flow
                        + "\"[^>]*sourceRef=\"(\\w+)\" targetRef=\"(\\w+)\"\\s*(?:/>|>(.*?)</bpmn:sequenceFlow>)")
                .matcher(released);
        if (!found.find()) throw new IllegalStateException(flow + " is not in " + diagram);
        return released.substring(0, found.start()) + drawn.apply(found) + released.substring(found.end());
    }
}
