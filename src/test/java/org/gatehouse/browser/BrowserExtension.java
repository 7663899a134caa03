package org.gatehouse.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Portal}, and fails it when something went wrong in its pages unseen. */
class BrowserExtension extends NeedsChromium implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    private static Stage stage;

    @Override
    public void beforeEach(ExtensionContext test) {
        var portal = new Portal(stage());
        test.getStore(OURS).put(Portal.class, portal);
        portal.endWhatEarlierTestsBegan();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Portal portal = portalOf(test);
        if (portal == null) {
            return;
        }
        test.getExecutionException()
                .ifPresent(failure ->
                        portal.photograph(test.getRequiredTestMethod().getName()));
        portal.close();
        portal.expectNoComplaints();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Portal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return portalOf(test);
    }

    /** For all classes of a JVM: where several JVMs share the tests, each class is a run of its own to JUnit. */
    private static Stage stage() {
        if (stage == null) {
            stage = new Stage();
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        }
        return stage;
    }

    private static Portal portalOf(ExtensionContext test) {
        return test.getStore(OURS).get(Portal.class, Portal.class);
    }
}
