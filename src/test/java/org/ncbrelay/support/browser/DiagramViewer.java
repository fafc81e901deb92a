package org.ncbrelay.support.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.support.sources.Words;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The viewer of our pages on an empty page, to draw whole diagrams and to look at what was drawn. */
public final class DiagramViewer implements AutoCloseable {
    private static final String SCRIPT =
            "classpath*:/META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js";

    /** Draws a diagram in its own size, in place of the one before; answers the viewer and the warnings. */
    private static final String DRAW_WHOLE = """
            let viewer;
            async function drawWhole(xml) {
              const { LABELS, fontFor } = await import('/js/diagram.js');
              await fontFor(xml);
              viewer?.destroy();
              viewer = new BpmnJS({ container: '#canvas', ...LABELS });
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
              return { viewer, warnings };
            }
            """;

    /** Answered from our own files: they find their fonts as on a page of ours. */
    private static final String ORIGIN = "http://relay.example";

    private static final String EMPTY = """
            <!DOCTYPE html><meta charset='utf-8'><link rel='stylesheet' href='/css/fonts.css'><link rel='stylesheet' href='/css/relay.css'>
            <body style='margin:0'><div id='picture' style='width:min-content;background:#fff'>
            <div id='canvas' style='width:1200px;height:800px'></div>%s</div></body>""";

    private final Page page;

    /** @param language ISO 639-1, of the legend below the diagrams */
    public DiagramViewer(BrowserContext context, String language) throws IOException {
        page = context.newPage();
        String empty = EMPTY.formatted(legend(language));
        page.route(
                ORIGIN + "/**",
                route -> route.fulfill(answer(URI.create(route.request().url()).getPath(), empty)));
        page.navigate(ORIGIN + "/");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(script()));
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(DRAW_WHOLE));
    }

    /**
     * Draws a diagram and asks about it.
     *
     * @param question a function of the XML in JavaScript, which calls {@code drawWhole(xml)} first
     * @return its answer
     */
    public Object ask(String question, String xml) {
        return page.evaluate(question, xml);
    }

    public void picture(Path file) {
        Pictures.of(page.locator("#picture"), file);
    }

    @Override
    public void close() {
        page.close();
    }

    private static Route.FulfillOptions answer(String path, String empty) {
        Route.FulfillOptions answer = new Route.FulfillOptions();
        return path.equals("/")
                ? answer.setContentType("text/html").setBody(empty)
                : answer.setPath(Path.of("src/main/resources/static" + path));
    }

    /** The parties and their colours, as below the diagrams of our pages. */
    private static String legend(String language) {
        Map<String, String> words = Words.of("messages", language);
        return Stream.of("agency", "ncb", "gs", "gwet", "experts", "step")
                .map(party -> "<li class='" + party + "'>" + words.get("parties." + party) + "</li>")
                .collect(Collectors.joining(
                        "",
                        "<ul class='legend parties' dir='%s' style='padding:0 20px 14px'>"
                                .formatted(language.equals("ar") ? "rtl" : "ltr"),
                        "</ul>"));
    }

    private static String script() throws IOException {
        try (InputStream script = new PathMatchingResourcePatternResolver().getResources(SCRIPT)[0].getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
