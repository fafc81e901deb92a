package org.ncbrelay.engine.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.port.OwnModels;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The models of the folder of {@code relay.models.directory}, read and judged whenever an operator asks. */
@Component
class InstalledModels implements OwnModels {
    private final String directory;
    private final ModelDeployment deployment;

    InstalledModels(@Value("${relay.models.directory:}") String directory, ModelDeployment deployment) {
        this.directory = directory;
        this.deployment = deployment;
    }

    @Override
    public Optional<Folder> folder() {
        if (directory.isBlank()) return Optional.empty();
        try {
            Map<String, String> files = ModelFolder.read(Path.of(directory));
            return Optional.of(new Folder(directory, files, findings(files)));
        } catch (IOException unreadable) {
            Violation wrong = new Violation(
                    "", "wrong.modelFolder", "must be a folder of at most 2 MB that the relay's user can read");
            return Optional.of(new Folder(directory, Map.of(), List.of(wrong)));
        }
    }

    @Override
    public List<Violation> findings(Map<String, String> files) {
        return ModelFolder.findings(files).stream()
                .map(found -> new Violation(
                        found.where(), "wrong.model", found.found() + ". " + found.remedy(), List.of((Object)
                                found.sentence())))
                .toList();
    }

    @Override
    public void deploy(Map<String, String> files) {
        deployment.deploy(files);
    }
}
