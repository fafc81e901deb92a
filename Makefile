# Short names for the commands of README.md
.PHONY: run test bench demo-data board-figures

run:
	mvn -B -q spring-boot:run

test:
	.ci/tools
	mvn -B verify

bench:
	mvn -B -q spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=org.ncbrelay.bench.Benchmark

# Both work on ./data of a relay that does not run.
CASES ?= 600
DAYS ?= 365
demo-data:
	mvn -B -q spring-boot:run -Dspring-boot.run.main-class=org.ncbrelay.config.demo.DemoData -Dspring-boot.run.arguments="--relay.demo-data.cases=$(CASES) --relay.demo-data.days=$(DAYS)"

board-figures:
	mvn -B -q spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=org.ncbrelay.bench.BoardFigures
