package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.port.InformationSystem;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The system outside, called as {@code docs/iis-contract.md} has it. */
class HttpInformationSystem implements InformationSystem {
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int LONGEST_NUMBER = 100;
    /** Far around every moment at which anything was recorded: what lies beyond is an error, and not all of it can be stored. */
    private static final Instant EARLIEST = Instant.parse("1923-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final RestClient http;
    private final ObjectMapper json;

    HttpInformationSystem(IisSettings settings, ObjectMapper json) {
        this.json = json;
        this.http = RestClient.builder()
                .baseUrl(withoutSlash(settings.url().toString()))
                .requestFactory(connections(settings))
                .defaultHeaders(headers -> headers.setBearerAuth(settings.token()))
                .build();
    }

    @Override
    public Recorded record(Entry entry) {
        String reference = entry.reference().value();
        return put(reference, EntryDocument.of(entry), "/records/{reference}", reference);
    }

    @Override
    public Recorded amend(Amendment amendment) {
        String id = amendment.id().toString();
        return put(
                id,
                AmendmentDocument.of(amendment),
                "/records/{reference}/amendments/{id}",
                amendment.reference().value(),
                id);
    }

    private Recorded put(String key, Object document, String path, Object... names) {
        try {
            return http.put()
                    .uri(path, names)
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(document))
                    .exchange((request, response) -> read(response));
        } catch (RestClientException | IOException e) {
            throw new InformationSystemUnavailable("no answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private Recorded read(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.value() != 200 && status.value() != 201)
            throw new InformationSystemUnavailable("answered " + status.value(), null);
        byte[] body = response.getBody().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) throw new InformationSystemUnavailable("the answer is too long", null);
        return recorded(body);
    }

    /**
     * @param body of an answer that says that the case is recorded
     * @throws IOException if it is not JSON of the contract
     * @throws InformationSystemUnavailable if it names no record that can be stored and shown
     */
    Recorded recorded(byte[] body) throws IOException {
        Answer answer = json.readerFor(Answer.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(body);
        if (answer == null) throw new InformationSystemUnavailable("the answer is empty", null);
        return answer.recorded();
    }

    /** Redirects are not followed: the token is for this address only. */
    private static ClientHttpRequestFactory connections(IisSettings settings) {
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(ClientHttpRequestFactorySettings.defaults()
                        .withConnectTimeout(settings.connectTimeout())
                        .withReadTimeout(settings.readTimeout())
                        .withRedirects(Redirects.DONT_FOLLOW));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The answer, before anybody trusts it. */
    private record Answer(String number, Instant recordedAt) {
        Recorded recorded() {
            boolean named = number != null
                    && !number.isBlank()
                    && number.length() <= LONGEST_NUMBER
                    && !InvisibleCharacters.areInLine(number);
            if (!named || recordedAt == null || recordedAt.isBefore(EARLIEST) || recordedAt.isAfter(LATEST))
                throw new InformationSystemUnavailable("the answer names no record", null);
            return new Recorded(number, recordedAt);
        }
    }
}
