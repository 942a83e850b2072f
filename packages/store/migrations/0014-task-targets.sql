-- A plan made again may measure a task by another indicator.
grant update (target_indicator) on task to taizhang_app;
