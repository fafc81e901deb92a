package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.support.Chromium;
import org.ncbrelay.support.Model;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every diagram can be drawn, whole and without a warning; the pictures are left in {@code target/diagrams}. */
class DiagramImagesTest {
    private static final Path IMAGES = Path.of("target", "diagrams");
    private static final String VIEWER =
            "classpath*:/META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js";

    /** Answers the warnings, and the ids of what the diagram holds but does not draw. */
    private static final String DRAW = """
            async xml => {
              const viewer = new BpmnJS({ container: '#canvas' });
              const { warnings } = await viewer.importXML(xml);
              const canvas = viewer.get('canvas');
              canvas.zoom('fit-viewport');
              const { inner } = canvas.viewbox();
              const frame = document.querySelector('#canvas');
              frame.style.width = Math.ceil(inner.x + inner.width + 40) + 'px';
              frame.style.height = Math.ceil(inner.y + inner.height + 40) + 'px';
              canvas.resized();
              canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: frame.clientWidth, height: frame.clientHeight });
              canvas.zoom(1);
              const drawn = viewer.get('elementRegistry');
              const parts = new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll(
                'startEvent, endEvent, boundaryEvent, intermediateCatchEvent, userTask, serviceTask, businessRuleTask, receiveTask,'
                + 'callActivity, subProcess, exclusiveGateway, parallelGateway, eventBasedGateway, sequenceFlow');
              const hidden = [...parts].map(part => part.id).filter(id => !drawn.get(id));
              return warnings.map(warning => warning.message).concat(hidden.map(id => id + ' is not drawn'));
            }
            """;

    private static BrowserContext context;
    private static String viewer;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(IMAGES);
        context = Chromium.open();
        try (InputStream script = new PathMatchingResourcePatternResolver().getResources(VIEWER)[0].getInputStream()) {
            viewer = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        context.close();
    }

    static List<Path> diagrams() {
        return Model.files(Model.FOLDER, ".bpmn").toList();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramIsDrawnWhole(Path diagram) throws IOException {
        try (Page page = context.newPage()) {
            page.setContent("<body style='margin:0'><div id='canvas' style='width:1200px;height:800px'></div></body>");
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer));

            assertThat(page.evaluate(DRAW, Files.readString(diagram))).isEqualTo(List.of());

            page.locator("#canvas")
                    .screenshot(new Locator.ScreenshotOptions().setPath(IMAGES.resolve(Model.name(diagram) + ".png")));
        }
    }
}
