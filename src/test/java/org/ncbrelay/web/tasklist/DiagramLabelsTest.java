package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.Chromium;
import org.ncbrelay.support.Model;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * In every language the labels of every diagram can be read: those of boxes stand in their box, the others on no box and on no
 * other label. The pictures are left in {@code target/diagrams}, a folder for each language.
 */
class DiagramLabelsTest {
    private static final Path IMAGES = Path.of("target", "diagrams");
    private static final String VIEWER =
            "classpath*:/META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js";

    /** Answers what cannot be read. One pixel is the thickness of a line. */
    private static final String READ = """
            async xml => {
              document.querySelector('#canvas').innerHTML = '';
              const viewer = new BpmnJS({ container: '#canvas' });
              await viewer.importXML(xml);
              const canvas = viewer.get('canvas');
              const { inner } = canvas.viewbox();
              const frame = document.querySelector('#canvas');
              frame.style.width = Math.ceil(inner.width + 40) + 'px';
              frame.style.height = Math.ceil(inner.height + 40) + 'px';
              canvas.resized();
              canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: frame.clientWidth, height: frame.clientHeight });
              const elements = viewer.get('elementRegistry').filter(element => element.parent && !element.waypoints);
              const box = node => { const r = node.getBoundingClientRect(); return { left: r.left, right: r.right, top: r.top, bottom: r.bottom }; };
              // A gateway is a diamond: nothing is drawn in its corners.
              const free = (element, { left, right, top, bottom }, corner = /Gateway$/.test(element.type) ? 10 : 0) =>
                ({ left: left + corner, right: right - corner, top: top + corner, bottom: bottom - corner });
              const visual = element => canvas.getGraphics(element).querySelector('.djs-visual');
              const labels = viewer.get('elementRegistry').filter(element => element.parent)
                .map(element => ({ element, text: visual(element)?.querySelector(':scope > text') }))
                .filter(label => label.text?.textContent.trim())
                .map(label => ({ ...label, words: label.text.textContent, box: box(label.text) }));
              const owns = label => label.element.type !== 'label';
              const shapes = elements.filter(element => element.type !== 'label' && !element.isFrame && !/SubProcess$/.test(element.type))
                .map(element => ({ element, box: free(element, box(visual(element).firstElementChild)) }));
              const meet = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
              const wrong = [];
              for (const label of labels) {
                if (owns(label)) {
                  const own = box(visual(label.element).firstElementChild);
                  const { left, right, top, bottom } = label.box;
                  if (left + 1 < own.left || right > own.right + 1 || top + 1 < own.top || bottom > own.bottom + 1)
                    wrong.push(label.words + ' leaves its box');
                } else {
                  for (const shape of shapes)
                    if (shape.element !== label.element.labelTarget && meet(label.box, shape.box))
                      wrong.push(label.words + ' covers ' + shape.element.id);
                }
                for (const other of labels)
                  if (label !== other && label.words <= other.words && meet(label.box, other.box))
                    wrong.push(label.words + ' meets ' + other.words);
              }
              return wrong;
            }
            """;

    private final DiagramWords words = new DiagramWords(new ObjectMapper());

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyLabelCanBeRead(String language) throws IOException {
        Path folder = Files.createDirectories(IMAGES.resolve(language));
        List<String> processes =
                Model.files(Model.FOLDER, ".bpmn").map(Model::name).toList();
        try (BrowserContext context = Chromium.open();
                Page page = context.newPage()) {
            page.setContent("<body style='margin:0'><div id='canvas' style='width:1200px;height:800px'></div></body>");
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer()));
            String wrong = processes.stream()
                    .flatMap(process -> wrong(page, process, language, folder).stream())
                    .collect(Collectors.joining("\n"));
            assertThat(wrong).isEmpty();
        }
    }

    private List<String> wrong(Page page, String process, String language, Path folder) {
        String diagram = new String(words.diagram(process, language).orElseThrow(), StandardCharsets.UTF_8);
        List<?> wrong = (List<?>) page.evaluate(READ, diagram);
        page.locator("#canvas").screenshot(new Locator.ScreenshotOptions().setPath(folder.resolve(process + ".png")));
        return wrong.stream().map(each -> process + ": " + each).toList();
    }

    private static String viewer() throws IOException {
        try (InputStream script = new PathMatchingResourcePatternResolver().getResources(VIEWER)[0].getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
