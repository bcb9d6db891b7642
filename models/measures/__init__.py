"""The single measures: functions of features and readings, which know no files and no command lines."""
