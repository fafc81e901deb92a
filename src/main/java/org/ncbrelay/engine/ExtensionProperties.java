package org.ncbrelay.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The extension properties of an element of a diagram, by name; of several of one name the first counts. */
public final class ExtensionProperties {
    private final Map<String, String> values = new HashMap<>();

    private ExtensionProperties() {}

    public static ExtensionProperties of(BaseElement element) {
        ExtensionProperties read = new ExtensionProperties();
        if (element.getExtensionElements() != null)
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(properties -> properties.getCamundaProperties().stream())
                    .filter(property -> property.getCamundaValue() != null)
                    .forEach(
                            property -> read.values.putIfAbsent(property.getCamundaName(), property.getCamundaValue()));
        return read;
    }

    /** @return null if the element has none of this name */
    public String get(String name) {
        return values.get(name);
    }

    /** The values of a property that is separated by commas, in their order; empty if the element has none of this name. */
    public List<String> list(String name) {
        String value = get(name);
        return value == null ? List.of() : Arrays.asList(value.strip().split("\\s*,\\s*"));
    }
}
