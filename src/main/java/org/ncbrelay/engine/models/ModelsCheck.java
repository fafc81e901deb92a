package org.ncbrelay.engine.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ncbrelay.start.check.Check;
import org.ncbrelay.start.check.Findings;
import org.springframework.core.env.Environment;

/** Judges the folder of models for the command {@code check}; a start reads no folder. */
class ModelsCheck implements Check {
    @Override
    public void examine(Environment environment, Findings findings) {
        String folder = environment.getProperty("relay.models.directory", "");
        if (folder.isBlank() || !findings.isThorough()) return;
        try {
            List<Finding> found = ModelFolder.findings(ModelFolder.read(Path.of(folder)));
            found.forEach(each -> findings.wrong("models", each.where() + ": " + each.found(), each.remedy()));
            if (found.isEmpty()) findings.ok("models", folder);
        } catch (IOException unreadable) {
            findings.wrong(
                    "models",
                    "The folder of RELAY_MODELS_DIRECTORY cannot be read: " + folder,
                    "Correct the path, let the relay's user read the folder, and see that it has at most 2 MB.");
        }
    }
}
