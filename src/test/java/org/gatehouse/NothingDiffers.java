package org.gatehouse;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After whatever a test made Gatehouse do, every request it filed is as its facts say. */
class NothingDiffers implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            SpringExtension.getApplicationContext(test)
                    .getBeanProvider(World.class)
                    .ifAvailable(World::expectNothingDiffers);
        }
    }
}
