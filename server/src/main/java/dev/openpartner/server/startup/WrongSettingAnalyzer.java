package dev.openpartner.server.startup;

import dev.openpartner.command.setting.WrongSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link WrongSetting} of the command side like a {@link StartupProblem}. */
class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSetting wrong) {
        return new FailureAnalysis(wrong.sentence(), wrong.remedy(), wrong);
    }
}
