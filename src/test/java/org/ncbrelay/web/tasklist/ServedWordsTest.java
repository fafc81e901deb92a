package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ncbrelay.store.people.Preferences;
import org.ncbrelay.store.people.Preferences.Chosen;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.web.pages.reader.ModelWords;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.StaticMessageSource;

/** What the engine serves to a reader of each language, and to a program that asks for none. */
@WholeTest
record ServedWordsTest(Caller http, Preferences preferences) {
    private static final String NCB = "ncb.ken";
    private static final Path FORM = Path.of("forms", "acknowledgmentDecide.form");

    @Test
    void aFormIsReadInTheLanguageThatWasAskedFor() throws IOException {
        JsonNode form = read(NCB, "/task/" + task("en").path("id").asText() + "/deployed-form", "ar, fr;q=0.5");
        JsonNode decision = form.path("components").path(1);
        assertThat(decision.path("label").asText()).isEqualTo("القرار");
        assertThat(decision.findValuesAsText("value")).isEqualTo(List.of("ACKNOWLEDGE", "RETURN", "DECLINE"));
        assertThat(form.path("components").path(0).path("text").asText())
                .startsWith("### الإقرار باستلام الطلب\n\n**{{reference}}** – {{summary}}\n\n")
                .endsWith("(/cases/{{reference}})");
        assertThat(without(form)).isEqualTo(without(new ObjectMapper().readTree(FORM.toFile())));
    }

    @Test
    void aProgramThatAsksForNoLanguageReadsTheFormAsItWasWritten() throws IOException {
        String path = "/engine-rest/task/" + task("en").path("id").asText() + "/deployed-form";
        assertThat(http.get(NCB, path).with(200).json()).isEqualTo(new ObjectMapper().readTree(FORM.toFile()));
    }

    @Test
    void tasksFlowsAndDesksHaveNamesOfTheReadersLanguage() {
        assertThat(task("es").path("name").asText()).isEqualTo("Acusar recibo de la solicitud");
        assertThat(read(NCB, "/process-definition?key=supportRequest", "fr").findValuesAsText("name"))
                .containsOnly("Demande d’appui");
        assertThat(read(NCB, "/filter", "fr").findValuesAsText("name"))
                .contains("Mes tâches – accuser réception et autoriser");
    }

    @Test
    void aDiagramIsLabelledInTheReadersLanguage() throws IOException {
        String path = "/process-definition/key/recording/xml";
        assertThat(read(NCB, path, "fr").path("bpmn20Xml").asText())
                .contains("name=\"Déterminer la source officielle\"")
                .doesNotContain("Determine official source")
                .contains("id=\"Task_CheckRecord\"");
        String drawn = Files.readString(Path.of("bpmn", "recording.bpmn"));
        assertThat(read(NCB, path, "en").path("bpmn20Xml").asText()).isEqualTo(drawn);
        assertThat(http.get(NCB, "/engine-rest" + path).with(200).field("bpmn20Xml"))
                .isEqualTo(drawn);
    }

    @Test
    void whatACaseIsAboutIsSaidInTheReadersLanguage() {
        String id = task("en").path("id").asText();
        assertThat(read(NCB, "/task/" + id + "/form-variables", "es")
                        .path("summary")
                        .path("value")
                        .asText())
                .isEqualTo("KEN, Urgente: Intercambio de información, Apoyo a medida y mentoría, Loxodonta africana,"
                        + " Anuncios: 2, Especímenes: 2");
        assertThat(read(NCB, "/task/" + id + "/form-variables", "en").findValuesAsText("value"))
                .contains("KEN, Urgent: Information sharing, Tailored support and mentoring, Loxodonta africana,"
                        + " Listings: 2, Specimens: 2");
    }

    @Test
    void whatTheReaderChoseIsStrongerThanTheBrowser() {
        preferences.choose("ncbhead.sgp", new Chosen("es", null));
        try {
            assertThat(read("ncbhead.sgp", "/process-definition?key=supportRequest", "fr")
                            .findValuesAsText("name"))
                    .containsOnly("Solicitud de apoyo");
        } finally {
            preferences.choose("ncbhead.sgp", Chosen.NOTHING);
        }
    }

    @Test
    void whatIsRefusedStaysRefused() {
        http.send("GET", NCB, "/engine-rest/task/none/deployed-form", "", "Accept-Language", "fr")
                .with(404);
    }

    /** The first task of a new case. */
    private JsonNode task(String language) {
        String reference = http.submitSample("agency.ken");
        return read(NCB, "/task?processInstanceBusinessKey=" + reference, language)
                .path(0);
    }

    private JsonNode read(String user, String path, String language) {
        return http.send("GET", user, "/engine-rest" + path, "", "Accept-Language", language)
                .with(200)
                .json();
    }

    /** The form without what people read. */
    private static JsonNode without(JsonNode form) {
        StaticMessageSource nothing = new StaticMessageSource() {
            @Override
            protected String getDefaultMessage(MessageSourceResolvable wanted, Locale locale) {
                return "";
            }
        };
        EngineTextTranslation.translate(form, new ModelWords(nothing, Locale.ENGLISH));
        return form;
    }
}
