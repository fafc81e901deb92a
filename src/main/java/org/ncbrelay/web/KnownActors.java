package org.ncbrelay.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.UserAccounts;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who acted, in what leaves the relay: to a reader of a country, the code of the organisation in place of a login of another one. */
@Component
public class KnownActors implements WebMvcConfigurer {
    /** In addition to those that end in {@code By}. */
    private static final Set<String> NAMES = Set.of("actor", "assignee", "author", "sender");

    private final UserAccounts actors;
    private final CurrentOfficer officers;

    KnownActors(UserAccounts actors, CurrentOfficer officers) {
        this.actors = actors;
        this.officers = officers;
    }

    /** Whether a field of this name says who acted. */
    public static boolean isActor(String field) {
        return field.endsWith("By") || NAMES.contains(field);
    }

    /** @param userId null if no one acted; operators, who are no officers, read it as it is */
    public String seen(String userId) {
        return userId == null || !officers.isPresent() ? userId : actors.seenBy(officers.officer(), userId);
    }

    /** The same as a name, where the reader may know the login. */
    public String named(String userId) {
        String seen = seen(userId);
        return seen == null || !seen.equals(userId) ? seen : actors.named(userId);
    }

    /** The same answers, without logins that the reader may not know. */
    public ObjectMapper in(ObjectMapper json) {
        return json.copy().registerModule(new SimpleModule("known actors").setSerializerModifier(new Fields()));
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (HttpMessageConverter<?> each : converters)
            if (each instanceof MappingJackson2HttpMessageConverter json)
                json.setObjectMapper(in(json.getObjectMapper()));
    }

    private final class Fields extends BeanSerializerModifier {
        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> fields) {
            for (BeanPropertyWriter field : fields)
                if (isActor(field.getName()) && field.getType().hasRawClass(String.class))
                    field.assignSerializer(new Actor());
            return fields;
        }
    }

    private final class Actor extends JsonSerializer<Object> {
        @Override
        public void serialize(Object userId, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(seen((String) userId));
        }
    }
}
