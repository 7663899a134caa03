package org.gatehouse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gatehouse.engine.ModelFiles;
import org.gatehouse.refusal.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * What a changed diagram is tried and put into force with: the forms it names, as they are in force with it now, and
 * shipped ones that it names anew.
 */
@Component
public class NextFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final ModelVersions versions;
    private final ResourceLoader resources;

    NextFiles(ModelVersions versions, ResourceLoader resources) {
        this.versions = versions;
        this.resources = resources;
    }

    public boolean hasForm(ModelVersion inForce, String form) {
        return form(versions.filesOf(inForce), form).isPresent();
    }

    /** @throws Refusal MODEL_INVALID where it names a form that is nowhere */
    public ModelFiles of(ModelVersion inForce, byte[] content) {
        ModelFiles before = versions.filesOf(inForce);
        var forms = new TreeMap<String, byte[]>();
        for (String form : ModelFiles.formsNamedIn(inForce.file(), content)) {
            forms.put(
                    form,
                    form(before, form)
                            .orElseThrow(() -> Refusal.invalid(
                                    "content", "MODEL_INVALID", "There is no form '%s'".formatted(form))));
        }
        return new ModelFiles(inForce.file(), content, forms);
    }

    private Optional<byte[]> form(ModelFiles before, String form) {
        return Optional.ofNullable(before.forms().get(form)).or(() -> shipped(form));
    }

    private Optional<byte[]> shipped(String form) {
        return Optional.of(form)
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> resources.getResource("classpath:forms/%s.form".formatted(name)))
                .filter(Resource::exists)
                .map(NextFiles::bytes);
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
