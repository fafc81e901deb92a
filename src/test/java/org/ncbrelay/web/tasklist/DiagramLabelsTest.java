package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.DiagramViewer;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.web.pages.reader.PageLanguages;

/**
 * In every language the labels of every diagram can be read: those of boxes stand in their box and beside its icon, the others on
 * no box, no other label, no line and no border. {@code -Dpictures} leaves the pictures in {@code target/diagrams}, with their legend, a folder
 * for each language.
 */
@IntegrationTest
class DiagramLabelsTest {
    private static final Path IMAGES = Path.of("target", "diagrams");

    /** Answers what cannot be read. One pixel is the thickness of a line. */
    private static final String READ = """
            async xml => {
              const { viewer } = await drawWhole(xml);
              const canvas = viewer.get('canvas');
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
              const shapes = elements.filter(element => element.type !== 'label' && !/(Participant|SubProcess)$/.test(element.type))
                .map(element => ({ element, box: free(element, box(visual(element).firstElementChild)) }));
              const meet = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
              const rows = label => [...label.text.querySelectorAll('tspan')].map(box);
              const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
              const frames = elements.filter(element => /SubProcess$/.test(element.type)).map(element => ({ element, box: box(visual(element).firstElementChild) }));
              const lines = viewer.get('elementRegistry').filter(element => element.waypoints).map(element => {
                const path = visual(element).querySelector('path, polyline');
                const place = path.getScreenCTM();
                const points = Array.from({ length: Math.ceil(path.getTotalLength() / 3) }, (_, at) => path.getPointAtLength(at * 3).matrixTransform(place));
                return { element, points };
              });
              const on = (point, row) => point.x > row.left + 1 && point.x < row.right - 1 && point.y > row.top + 2 && point.y < row.bottom - 2;
              // In the upper left corner of a task, and at the lower side of a call.
              const icon = (element, { left, right, top, bottom }) => /CallActivity$/.test(element.type)
                ? { left: (left + right) / 2 - 8, right: (left + right) / 2 + 8, top: bottom - 17, bottom }
                : { left, right: left + 22, top, bottom: top + 21 };
              const wrong = [];
              for (const label of labels) {
                if (owns(label)) {
                  const own = box(visual(label.element).firstElementChild);
                  const { left, right, top, bottom } = label.box;
                  // The name of a pool stands on its side in a strip of 30 px: two lines need the room that the font leaves above its letters.
                  const beside = /Participant$/.test(label.element.type) ? 2 : 1;
                  if (left + beside < own.left || right > own.right + 1 || top + 1 < own.top || bottom > own.bottom + 1)
                    wrong.push(label.words + ' leaves its box');
                  if (/([a-z]Task|CallActivity)$/.test(label.element.type) && rows(label).some(row => meet(row, icon(label.element, own))))
                    wrong.push(label.words + ' covers the icon');
                } else {
                  for (const shape of shapes)
                    if (shape.element !== label.element.labelTarget && meet(label.box, shape.box))
                      wrong.push(label.words + ' covers ' + shape.element.id);
                }
                for (const line of lines)
                  if (rows(label).some(row => line.points.some(point => on(point, row))))
                    wrong.push(label.words + ' lies on ' + line.element.id);
                for (const frame of frames)
                  if (label.element !== frame.element && rows(label).some(row => meet(row, frame.box) && !inside(row, frame.box)))
                    wrong.push(label.words + ' lies on the border of ' + frame.element.id);
                for (const other of labels)
                  if (label !== other && label.words <= other.words && meet(label.box, other.box))
                    wrong.push(label.words + ' meets ' + other.words);
              }
              return wrong;
            }
            """;

    private final DiagramWords words = new DiagramWords(new PageLanguages().messageSource());

    /** The longest labels, and one for each direction of writing. */
    static List<String> languages() {
        return Extent.of(List.of("fr", "ar"), List.of("en", "fr", "es", "ar"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLabelCanBeRead(String language) throws IOException {
        Path folder = Files.createDirectories(IMAGES.resolve(language));
        try (BrowserContext context = Chromium.open();
                DiagramViewer viewer = new DiagramViewer(context, language)) {
            String wrong = Model.files(Model.FOLDER, ".bpmn")
                    .map(Model::name)
                    .flatMap(process -> wrong(viewer, process, language, folder))
                    .collect(Collectors.joining("\n"));
            assertThat(wrong).isEmpty();
        }
    }

    private Stream<String> wrong(DiagramViewer viewer, String process, String language, Path folder) {
        String diagram = new String(words.diagram(process, language).orElseThrow(), StandardCharsets.UTF_8);
        List<?> wrong = (List<?>) viewer.ask(READ, diagram);
        viewer.picture(folder.resolve(process + ".jpeg"));
        return wrong.stream().map(each -> process + ": " + each);
    }
}
