package org.gatehouse.compromise;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.Device;
import org.gatehouse.engine.Step;

/** Disables every device that the account has registered (AC-108). */
@Step(
        label = "Disable the devices",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class DisableDevices extends LockDownStep {

    private final AccountControl control;

    DisableDevices(LockDown lockDown, AccountControl control) {
        super(ContainmentStep.DISABLE_DEVICES, lockDown);
        this.control = control;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        List<Device> enabled = control.devicesOf(subject.accountId()).stream()
                .filter(Device::enabled)
                .toList();
        return Seen.of(
                enabled.isEmpty(),
                enabled.isEmpty()
                        ? "none is enabled"
                        : enabled.stream().map(Device::name).collect(Collectors.joining(", ")));
    }

    @Override
    void take(CompromiseCase subject) {
        control.disableDevices(subject.accountId());
    }
}
