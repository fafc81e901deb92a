package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.DiagramViewer;
import org.ncbrelay.support.sources.Model;

/** Every diagram can be drawn, whole and without a warning; {@code -Dpictures} leaves the pictures in {@code target/diagrams}. */
@IntegrationTest
class DiagramImagesTest {
    private static final Path IMAGES = Path.of("target", "diagrams");

    /** Answers the warnings, and the ids of what the diagram holds but does not draw. */
    private static final String DRAW = """
            async xml => {
              const { viewer, warnings } = await drawWhole(xml);
              const drawn = viewer.get('elementRegistry');
              const parts = new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll(
                'startEvent, endEvent, boundaryEvent, intermediateCatchEvent, intermediateThrowEvent, userTask, serviceTask, sendTask, businessRuleTask, receiveTask,'
                + 'callActivity, subProcess, exclusiveGateway, parallelGateway, eventBasedGateway, sequenceFlow');
              const hidden = [...parts].map(part => part.id).filter(id => !drawn.get(id));
              return warnings.map(warning => warning.message).concat(hidden.map(id => id + ' is not drawn'));
            }
            """;

    private static BrowserContext context;
    private static DiagramViewer viewer;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(IMAGES);
        context = Chromium.open();
        viewer = new DiagramViewer(context, "en");
    }

    @AfterAll
    static void close() {
        if (context != null) context.close();
    }

    static List<Path> diagrams() {
        return Model.files(Model.FOLDER, ".bpmn").toList();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramIsDrawnWhole(Path diagram) throws IOException {
        assertThat(viewer.ask(DRAW, Files.readString(diagram))).isEqualTo(List.of());
        viewer.picture(IMAGES.resolve(Model.name(diagram) + ".png"));
    }
}
